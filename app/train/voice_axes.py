#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/voices/axes.safetensors: the directions by which a voice is designed.

The mean styles of the published voices are laid along their principal axes, the sound half and the prosody half apart.
  measure  speaks a sentence by 6 voices, each moved along each axis, and notes what changed (goes on where it stopped)
  fit      finds for each quality the mixture of axes that moves it and leaves the other qualities, and writes the file
  check    speaks 3 sentences (2 of them new) by these voices with the directions of the file, and reports slopes,
           cross-talk and the words that a recogniser hears

MELISMA_KOKORO_PACK names a folder with kokoro.safetensors and voices.safetensors. Needs: pip install numpy pyworld, for
the words also pocketsphinx.
usage: voice_axes.py measure KOKORO_SPEAKER NOTES.jsonl
       voice_axes.py fit NOTES.jsonl AXES.safetensors
       voice_axes.py check KOKORO_SPEAKER CHECKS.jsonl AXES.safetensors
"""
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy

RATE = 24000
HALF = 128
SOUND_AXES, PROSODY_AXES = 5, 4
LEVELS = (-2, 2, -1, 1)
VOICES = ("af_heart", "am_michael", "bf_emma", "bm_george", "af_sky", "am_puck")
SENTENCES = ("ðə ɹˈɪvəɹ ɹˈæn pˈæst ðə mˈɪl.", "plˈiz tˈɛl mˌi ðə tˈIm.", "nˈObˌɑdi nˈu hˌW tə lˈiv.")
WORDS = ("the river ran past the mill", "please tell me the time", "nobody knew how to leave")
QUALITIES = ("pitch", "brightness", "breath", "speed", "loudness")
UNITS = ("semitones", "semitones of the spectrum's centre", "dB less harmonicity", "% faster", "dB")
NOTICED = numpy.array([1.0, 1.0, 1.0, 5.0, 1.0])  # about the least change of each that one hears
DESIGNED = ("pitch", "brightness", "breath")
LONGEST = 1.4  # deviations that a move by 1 leads away, as the length of its mixture
ROOT = pathlib.Path(__file__).resolve().parents[2]


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    return {name: numpy.frombuffer(data[slice(*entry["data_offsets"])], numpy.float32).reshape(entry["shape"])
            for name, entry in header.items() if name != "__metadata__"}


def write_safetensors(path, tensors):
    header, offset = {}, 0
    for name, tensor in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + 4 * tensor.size]}
        offset += 4 * tensor.size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(numpy.ascontiguousarray(tensor, numpy.float32).tobytes())


class Axes:
    """Principal axes [k, 256], one deviation long each, of the voices' mean styles."""

    def __init__(self, styles):
        means = numpy.stack([styles[name].mean(0, dtype=numpy.float64) for name in sorted(styles)])
        self.mean = means.mean(0)
        rows = []
        for begin, count in ((0, SOUND_AXES), (HALF, PROSODY_AXES)):
            part = (means - self.mean)[:, begin:begin + HALF]
            _, sizes, directions = numpy.linalg.svd(part, full_matrices=False)
            for size, direction in zip(sizes[:count], directions[:count]):
                row = numpy.zeros(2 * HALF)
                row[begin:begin + HALF] = direction * size / numpy.sqrt(len(means))
                rows.append(row if row[numpy.abs(row).argmax()] > 0 else -row)
        self.rows = numpy.stack(rows)
        places = self.places(means)
        self.low, self.high = places.min(0), places.max(0)

    def places(self, styles):
        return (styles - self.mean) @ self.rows.T / (self.rows ** 2).sum(1)


class Speaker:
    def __init__(self, program, pack):
        self.process = subprocess.Popen([program, pack / "kokoro.safetensors", "1"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()
        self.folder = tempfile.TemporaryDirectory()

    def speak(self, ids, style):
        out = os.path.join(self.folder.name, "speech")
        request = {"ids": ids, "style": [float(each) for each in style], "out": out}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            sys.exit(f"kokoro_speaker: {answer}")
        return read_safetensors(out)["samples"], sum(answer["durations"])


def frames_of(samples, f0, times, points=1024):
    """Windowed frames around the voiced moments, and their periods in samples."""
    starts = (times * RATE).astype(int)
    padded = numpy.pad(samples, points)
    cut = numpy.stack([padded[start + points // 2:start + points // 2 + points] for start in starts])
    return (cut - cut.mean(1, keepdims=True)) * numpy.hanning(points), RATE / f0


def harmonicity(frames, periods):
    """Mean harmonics-to-noise ratio in dB (Boersma 1993)."""
    points = frames.shape[1]
    window = numpy.hanning(points)
    own = numpy.fft.irfft(numpy.abs(numpy.fft.rfft(window, 2 * points)) ** 2)
    all_lags = numpy.fft.irfft(numpy.abs(numpy.fft.rfft(frames, 2 * points, axis=1)) ** 2, axis=1)
    ratios = []
    for lags, period in zip(all_lags, periods):
        near = numpy.arange(int(period * 0.95), int(period * 1.05) + 2)
        height = (lags[near] / own[near]).max() / (lags[0] / own[0])
        ratios.append(10.0 * numpy.log10(numpy.clip(height, 1e-3, 0.9999) / (1.0 - numpy.clip(height, 1e-3, 0.9999))))
    return float(numpy.mean(ratios))


def qualities(samples, units):
    """Of one utterance, in the order of QUALITIES, each on a scale of its own (log for ratios)."""
    import pyworld
    sound = samples.astype(numpy.float64)
    f0, times = pyworld.dio(sound, RATE, f0_floor=50.0, f0_ceil=600.0)
    f0 = pyworld.stonemask(sound, f0, times, RATE)
    frames, periods = frames_of(sound, f0[f0 > 0], times[f0 > 0])
    power = (frames ** 2).sum(1)
    loud = power > power.max() * 1e-3
    frames, periods, power = frames[loud], periods[loud], power[loud]
    spectrum = numpy.abs(numpy.fft.rfft(frames, axis=1)).sum(0)
    centre = (spectrum * numpy.arange(len(spectrum))).sum() / spectrum.sum() * RATE / frames.shape[1]
    return [float(12.0 * numpy.log2(RATE / periods / 100.0).mean()), float(12.0 * numpy.log2(centre / 1000.0)),
            -harmonicity(frames, periods), float(100.0 * numpy.log(40.0 / units)),
            float(10.0 * numpy.log10(power.mean()))]


def pack_folder():
    return pathlib.Path(os.environ["MELISMA_KOKORO_PACK"])


def notes_of(path):
    if not os.path.exists(path):
        return {}
    with open(path) as file:
        return {note["what"]: note for note in map(json.loads, file)}


class Listener:
    """Writes down what it hears, with an open vocabulary of English."""

    def __init__(self):
        import pocketsphinx
        self.decoder = pocketsphinx.Decoder(samprate=16000, loglevel="FATAL")

    def words(self, samples):
        times = numpy.arange(0, len(samples) - 1, RATE / 16000)
        spectrum = numpy.fft.rfft(samples)
        spectrum[int(len(samples) * 7800 / RATE):] = 0.0
        narrow = numpy.interp(times, numpy.arange(len(samples)), numpy.fft.irfft(spectrum, len(samples)))
        self.decoder.start_utt()
        self.decoder.process_raw((numpy.clip(narrow, -1, 1) * 32767).astype(numpy.int16).tobytes(), full_utt=True)
        self.decoder.end_utt()
        return self.decoder.hyp().hypstr if self.decoder.hyp() else ""


def errors(said, heard):
    """Words put in, left out or changed."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def note_down(program, notes_path, sentences, shifts_of, listener=None):
    """Speaks the sentences with every shift that the notes do not have yet, by every voice. `shifts_of` answers
    {name: [256]} for the mean style of a voice. The same shift by all voices comes first, so that one may stop early."""
    vocabulary = json.loads((ROOT / "resources" / "phonemes" / "kokoro_vocabulary.json").read_text())
    styles, speaker, known = read_safetensors(pack_folder() / "voices.safetensors"), None, notes_of(notes_path)
    shifts = {voice: shifts_of(styles[voice].mean(0)) for voice in VOICES}
    for number, sentence in enumerate(sentences):
        ids = [0, *(vocabulary[symbol] for symbol in sentence), 0]
        for name in next(iter(shifts.values())):
            for voice in VOICES:
                what = f"{voice} {number} {name}"
                if what in known:
                    continue
                speaker = speaker or Speaker(program, pack_folder())
                samples, units = speaker.speak(ids, styles[voice][len(ids) - 3] + shifts[voice][name])
                note = {"what": what, "qualities": qualities(samples, units)}
                if listener:
                    note["errors"] = errors(WORDS[number].split(), listener.words(samples).split())
                known[what] = note
                with open(notes_path, "a") as file:
                    print(json.dumps(note), file=file)
    return known


def measure(program, notes_path):
    axes = Axes(read_safetensors(pack_folder() / "voices.safetensors"))
    steps = {f"{axis} {level}": level * row for level in LEVELS for axis, row in enumerate(axes.rows)}
    note_down(program, notes_path, SENTENCES[:1], lambda mean: {"own": 0.0 * axes.mean, **steps})


def changes(notes, name):
    """Rows of what the shift `name` changed, one for each voice and sentence that has it."""
    rows = []
    for voice in VOICES:
        for number in range(len(SENTENCES)):
            own, moved = (notes.get(f"{voice} {number} {each}") for each in ("own", name))
            if own and moved:
                rows.append(numpy.subtract(moved["qualities"], own["qualities"]))
    return numpy.array(rows).reshape(-1, len(QUALITIES))


def slopes_of(notes, axes):
    """For each axis and quality the change by one deviation, and how much it differs between voices and sentences."""
    slopes, spreads = [], []
    for axis in range(axes):
        levels, rows = [], []
        for level in LEVELS:
            found = changes(notes, f"{axis} {level}")
            rows.append(found)
            levels += [level] * len(found)
        levels, rows = numpy.array(levels, float), numpy.concatenate(rows)
        slope = levels @ rows / (levels @ levels)
        slopes.append(slope)
        spreads.append(numpy.sqrt(((rows - levels[:, None] * slope) ** 2).sum(0) / (levels @ levels)))
    return numpy.array(slopes), numpy.array(spreads)


def mixture_for(quality, slopes, spreads):
    """Moves `quality` as told, all others as little as can be, and trusts axes that do the same for every voice."""
    heard, noise = slopes / NOTICED, spreads / NOTICED
    wanted = numpy.zeros(len(QUALITIES))
    wanted[quality] = 1.0
    mixture = numpy.linalg.solve(heard @ heard.T + numpy.diag((noise ** 2).mean(1)), heard @ wanted)
    return mixture * LONGEST / numpy.linalg.norm(mixture)


def table(title, names, rows):
    print(f"| {title} | " + " | ".join(f"{quality}, {unit}" for quality, unit in zip(QUALITIES, UNITS)) + " |")
    print("|---" * (len(QUALITIES) + 1) + "|")
    for name, row in zip(names, rows):
        print(f"| {name} | " + " | ".join(f"{value:+.2f}" for value in row) + " |")


def fit(notes_path, axes_path):
    axes = Axes(read_safetensors(pack_folder() / "voices.safetensors"))
    notes = notes_of(notes_path)
    slopes, spreads = slopes_of(notes, len(axes.rows))
    mixtures = {name: mixture_for(QUALITIES.index(name), slopes, spreads) for name in DESIGNED}
    names = [f"sound {axis + 1}" for axis in range(SOUND_AXES)] + [f"prosody {axis + 1}" for axis in range(PROSODY_AXES)]
    print(f"{len(notes)} utterances; change by one deviation")
    table("axis", names, slopes)
    table("move by 1, foreseen", mixtures, [mixture @ slopes for mixture in mixtures.values()])
    for name, mixture in mixtures.items():
        print(name, numpy.round(mixture, 2).tolist())
    write_safetensors(axes_path, {"mean": axes.mean, "axes": axes.rows, "low": axes.low, "high": axes.high, **mixtures})


def move(axes, mean, mixture):
    """The product's: no further than the outermost voice (VoiceAxes::shift)."""
    place = (axes["axes"] @ (mean - axes["mean"])) / (axes["axes"] ** 2).sum(1)
    low, high = numpy.minimum(axes["low"], place), numpy.maximum(axes["high"], place)
    return (numpy.clip(place + mixture, low, high) - place) @ axes["axes"]


def check(program, notes_path, axes_path):
    axes = read_safetensors(axes_path)
    shifts = {f"{name} {value}": value * axes[name] for name in DESIGNED for value in (-1, 1)}
    try:
        listener = Listener()
    except ImportError:
        listener = None
    notes = note_down(program, notes_path, SENTENCES, lambda mean: {
        "own": 0.0 * mean, **{name: move(axes, mean, mixture) for name, mixture in shifts.items()}}, listener)
    table("move", shifts, [changes(notes, name).mean(0) for name in shifts])
    table("spread between voices and sentences", shifts, [changes(notes, name).std(0) for name in shifts])
    for name in ("own", *shifts):
        heard = [note for what, note in notes.items() if what.split(" ", 2)[2] == name and "errors" in note]
        said = sum(len(WORDS[int(what.split()[1])].split()) for what, note in notes.items()
                   if what.split(" ", 2)[2] == name and "errors" in note)
        if said:
            print(f"{name}: {100.0 * sum(note['errors'] for note in heard) / said:.1f} % word errors of {said}")


if __name__ == "__main__":
    {"measure": measure, "fit": fit, "check": check}[sys.argv[1]](*sys.argv[2:])
