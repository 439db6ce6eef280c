#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/voices/axes.safetensors: the directions by which a voice is designed.

The mean styles of the published voices are laid along their principal axes, the sound half and the prosody half apart.
  measure  speaks 3 sentences by 6 voices, each moved along each axis, and notes what changed (goes on where it stopped)
  fit      finds for each quality the mixture of axes that moves it and leaves the other qualities, and writes the file
  check    speaks with the directions of the file and reports slopes and cross-talk

MELISMA_KOKORO_PACK names a folder with kokoro.safetensors and voices.safetensors. Needs: pip install numpy pyworld
usage: voice_axes.py measure KOKORO_SPEAKER NOTES.jsonl | fit NOTES.jsonl AXES.safetensors
       voice_axes.py check KOKORO_SPEAKER NOTES.jsonl AXES.safetensors
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
QUALITIES = ("pitch", "brightness", "breath", "speed", "loudness")
UNITS = ("semitones", "semitones of the spectrum's centre", "dB less harmonicity", "% faster", "dB")
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
        return {note["what"]: note["qualities"] for note in map(json.loads, file)}


def note_down(program, notes_path, shifts_of):
    """Speaks with every shift that the notes do not have yet, by every voice and sentence. `shifts_of` answers
    {name: [256]} for the mean style of a voice. The same shift by all voices comes first, so that one may stop early."""
    vocabulary = json.loads((ROOT / "resources" / "phonemes" / "kokoro_vocabulary.json").read_text())
    styles, speaker, known = read_safetensors(pack_folder() / "voices.safetensors"), None, notes_of(notes_path)
    shifts = {voice: shifts_of(styles[voice].mean(0)) for voice in VOICES}
    for number, sentence in enumerate(SENTENCES):
        ids = [0, *(vocabulary[symbol] for symbol in sentence), 0]
        for name in next(iter(shifts.values())):
            for voice in VOICES:
                what = f"{voice} {number} {name}"
                if what in known:
                    continue
                speaker = speaker or Speaker(program, pack_folder())
                style = styles[voice][len(ids) - 3] + shifts[voice][name]
                known[what] = qualities(*speaker.speak(ids, style))
                with open(notes_path, "a") as file:
                    print(json.dumps({"what": what, "qualities": known[what]}), file=file)
    return known


def measure(program, notes_path):
    axes = Axes(read_safetensors(pack_folder() / "voices.safetensors"))
    steps = {f"{axis} {level}": level * row for level in LEVELS for axis, row in enumerate(axes.rows)}
    note_down(program, notes_path, lambda mean: {"own": 0.0 * axes.mean, **steps})


if __name__ == "__main__":
    if sys.argv[1] == "measure":
        measure(*sys.argv[2:])
