#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sings public-domain songs by `melisma sing` and measures them. See docs/VOICES.md for what came out.

The songs are those of song_book.py. What is measured:
 in tune   share of the voiced frames within 50 cents of the pitch as it is to be sung: the written note, a cosine glide
           of 60 ms that ends at the next onset, and the vibrato of held notes. In rests it is the pitch of the note to
           come, so consonants before the beat count. `plain` is the same against the bare notes.
 octaves   share of the voiced frames more than 600 cents away
 onset     share of the vowels within 50 ms of their notes, by vowel_onsets.py, which checks itself on made syllables.
           Vowels whose level never falls before them have no onset to find; `seen` says how many had one. A note that
           goes on with the vowel of the one before counts in neither.
 aligned   the same by PocketSphinx, which is told the words and finds their sounds (in steps of 10 ms)
 line      share of the lines that a PocketSphinx grammar of 20 lines picks out, when the search gives up nothing;
           `haste` with the beams of speech, by which held vowels may lose all lines
 fit       how well the sounds of the known words fit, phone by phone: PocketSphinx's nats a frame below the best sound of
           each frame, so 0 is perfect; the mean over the phones
 buzz, HNR by ml/voice_measures; cosine: of the speaker encoder, between the song and the same words as spoken
F0 is by harvest (ml/vocoder), voiced where it says so. With --crepe it is also by CREPE (full, periodicity above 0.5).
The drift is the slope of the onset errors over a song repeated to three minutes, times 180 s.

Of the hybrid method, which is the usual one, these are musts for each voice and for all, and the check ends with exit
status 1 and their names where one fails: 95 % of the voiced frames in tune and no octave slip (more than 600 cents off
for 30 ms), both as CREPE hears them, 95 % of the onsets, and with --drift less than 10 ms in 3 minutes. What was not
measured is named as not judged.

Skips itself (77) without the voices (installer/setup --voices), numpy or mido. resemblyzer and torchcrepe are optional.
usage: check_singing.py MELISMA SONG_FIGURES [--songs N] [--voices a,b] [--methods hybrid,direct] [--crepe N] [--drift]
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import wave

try:
    import numpy
    from song_book import bare, song_book, typed_song
except ImportError as problem:
    print(f"skipped: {problem}")
    sys.exit(77)

sys.path.append(str(pathlib.Path(__file__).parent.parent / "support"))
from voice_pack import voice_pack
from vowel_onsets import vowel_onsets

GLIDE, LEGATO = 0.06, 0.05
VIBRATO = {"cents": 25.0, "hertz": 5.6, "after": 0.35, "growth": 0.15}
VOICES = ["af_heart", "bf_emma", "am_michael", "bm_george"]
LEAST_SHARE, MOST_DRIFT, SLIP_FRAMES = 0.95, 0.010, 3
USUAL = "hybrid"
def eased(x):
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, x)))


def own_pitch(note, at):
    wavering = at - note[0] - VIBRATO["after"]
    if wavering <= 0.0:
        return note[2]
    depth = VIBRATO["cents"] / 100.0 * eased(wavering / VIBRATO["growth"])
    return note[2] + depth * math.sin(2.0 * math.pi * VIBRATO["hertz"] * wavering)


def targets(notes, times):
    """The pitch to be sung and the bare one, MIDI, at each time."""
    sung, plain = [], []
    at = 0
    for time in times:
        while at + 1 < len(notes) and time >= notes[at][1]:
            at += 1
        note = notes[at]
        pitch = own_pitch(note, time)
        if at + 1 < len(notes) and notes[at + 1][0] - note[1] < LEGATO:
            glide = min(GLIDE, (note[1] - note[0]) / 2.0)
            pitch += eased((time - note[1] + glide) / glide) * (notes[at + 1][2] - pitch)
        sung.append(pitch)
        plain.append(note[2])
    return numpy.array(sung), numpy.array(plain)


def slips(times):
    """How often SLIP_FRAMES frames of 10 ms and more in a row are among these times."""
    count = run = 0
    for i, time in enumerate(times):
        run = run + 1 if i and time - times[i - 1] < 0.015 else 1
        count += run == SLIP_FRAMES
    return count


def pitch_shares(notes, times, hertz):
    voiced = hertz > 0.0
    times, midi = times[voiced], 69.0 + 12.0 * numpy.log2(hertz[voiced] / 440.0)
    sung, plain = targets(notes, times)
    off = numpy.abs(midi - sung)
    return {"tune": float(numpy.mean(off <= 0.5)), "plain": float(numpy.mean(numpy.abs(midi - plain) <= 0.5)),
            "octaves": float(numpy.mean(off > 6.0)), "slips": slips(times[off > 6.0]), "misses": times[off > 0.5]}


def read_wave(path):
    with wave.open(str(path)) as file:
        width, rate, channels = file.getsampwidth(), file.getframerate(), file.getnchannels()
        data = file.readframes(file.getnframes())
    if width == 3:
        raw = numpy.frombuffer(data, numpy.uint8).reshape(-1, 3).astype(numpy.int32)
        whole = ((raw[:, 0] << 8) | (raw[:, 1] << 16) | (raw[:, 2] << 24)) / 2.0 ** 31
    else:
        whole = numpy.frombuffer(data, {2: numpy.int16, 4: numpy.int32}[width]) / 2.0 ** (8 * width - 1)
    return whole.reshape(-1, channels).mean(axis=1), rate


def sung_syllables(notes, song):
    """The notes that begin a syllable."""
    return [note for note, (_, _, _, lyric) in zip(notes, song.notes) if lyric != "_"]


def aligned_errors(song, notes, phones):
    """From each syllable's note to its vowel, for the lines of which as many vowels were found as there are."""
    errors = []
    for (first, last, _), found in zip(song.lines, phones):
        starts = [notes[i][0] for i in range(first, last) if song.notes[i][3] != "_"]
        vowels = [second for phone, second, _ in found if phone[0] in "AEIOU"]
        if len(vowels) == len(starts):
            errors += [second - start for start, second in zip(starts, vowels)]
    return errors


class Bench:
    def __init__(self, options, songs):
        self.options = options
        self.folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="singing-"))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.choices = [text for song in songs for _, _, text in song.lines]
        self.encoder = None

    def melisma(self, *arguments):
        done = subprocess.run([self.options.melisma, *arguments, "--json"], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"melisma {arguments[0]}: {done.stderr.strip()}")
        return json.loads(done.stdout)

    def grammar_choices(self, line):
        others = [text for text in self.choices if text != line]
        start = self.choices.index(line)
        return sorted([line] + [others[(start + i) % len(others)] for i in range(19)])

    def sing(self, song, voice, method):
        midi, out = self.folder / "song.mid", self.folder / f"{song.name[:8].strip()}-{voice}-{method}.wav"
        known = out.with_suffix(".json")
        if self.options.reuse and known.exists():
            return out, song.timed(json.loads(known.read_text())["transposed"])
        song.write_midi(midi)
        facts = self.melisma("sing", "--melody", str(midi), "--voice", voice, "--method", method, "--seed", "1",
                             "--force", "-o", str(out))
        known.write_text(json.dumps({"transposed": facts.get("transposed", 0)}))
        return out, song.timed(facts.get("transposed", 0))

    def figures(self, song, path, notes, hear=True):
        lines = []
        for first, last, text in song.lines if hear else []:
            lines.append({"begin": max(0.0, notes[first][0] - 0.4), "end": notes[last - 1][1] + 0.3,
                          "choices": self.grammar_choices(text), "text": text})
        request = self.folder / "request.json"
        request.write_text(json.dumps({"lines": lines}))
        answer = json.loads(subprocess.run([self.options.figures, path, request], capture_output=True, text=True,
                                           check=True).stdout)
        for key, heard in (("right", "heard"), ("haste", "heardInHaste")):
            answer[key] = [each == song.lines[i][2] for i, each in enumerate(answer[heard])]
        return answer

    def crepe(self, path, samples, rate):
        """Times and hertz, from what crepe_frames.py wrote beside the sound where it did."""
        frames = path.with_suffix(".crepe.npy")
        if frames.exists():
            hertz = numpy.load(frames)
            return numpy.arange(len(hertz)) * 0.01, hertz
        import torch
        import torchcrepe
        import librosa
        wav = librosa.resample(samples.astype(numpy.float32), orig_sr=rate, target_sr=16000)
        hertz, sure = torchcrepe.predict(torch.from_numpy(wav)[None], 16000, 160, 50.0, 1100.0, "full",
                                         return_periodicity=True, batch_size=256, device="cpu")
        hertz = hertz[0].numpy()
        hertz[sure[0].numpy() <= 0.5] = 0.0
        return numpy.arange(len(hertz)) * 0.01, hertz

    def cosine(self, song, voice, path):
        if self.options.no_cosine:
            return None
        try:
            from resemblyzer import VoiceEncoder, preprocess_wav
        except ImportError:
            return None
        self.encoder = self.encoder or VoiceEncoder("cpu", verbose=False)
        spoken = self.folder / f"{song.name[:8].strip()}-{voice}-spoken.wav"
        if not spoken.exists():
            self.melisma("speak", song.words, "--voice", voice, "-o", str(spoken))
        a, b = (self.encoder.embed_utterance(preprocess_wav(str(each))) for each in (spoken, path))
        return float(numpy.dot(a, b))

    def measure(self, song, voice, method, crepe):
        path, notes = self.sing(song, voice, method)
        samples, rate = read_wave(path)
        known = self.figures(song, path, notes)
        hertz = numpy.array(known["f0"])
        row = pitch_shares(notes, numpy.arange(len(hertz)) * known["period"], hertz)
        sung = sung_syllables(notes, song)
        row["errors"] = [error for _, error in vowel_onsets(samples, rate, sung)]
        row["seen"] = len(row["errors"]) / len(sung)
        row["fits"] = [fit for phones in known["phones"] for _, _, fit in phones]
        row["aligned"] = aligned_errors(song, notes, known["phones"])
        row.update(buzz=known["buzz"], hnr=known["harmonicity"], right=known["right"], haste=known["haste"],
                   cosine=self.cosine(song, voice, path))
        if crepe:
            row["crepe"] = pitch_shares(notes, *self.crepe(path, samples, rate))
        if self.options.misses:
            starts = numpy.array([note[0] for note in notes])
            after = [time - starts[starts <= time].max(initial=0.0) for time in row["misses"]]
            before = [starts[starts > time].min(initial=1e3) - time for time in row["misses"]]
            print("  misses: first 100 ms", sum(x < 0.1 for x in after), "last 150 ms", sum(x < 0.15 for x in before),
                  "of", len(after), "in", int((hertz > 0).sum()))
            print("  onsets, ms:", " ".join(f"{1000 * error:.0f}" for error in row["errors"]))
            print("  misses at:", " ".join(f"{time:.2f}" for time in row["misses"][::4]))
        return row

    def drift(self, voice, method):
        song = typed_song("Twinkle, twinkle, little star", 16)
        path, notes = self.sing(song, voice, method)
        errors = vowel_onsets(*read_wave(path), sung_syllables(notes, song))
        slope = numpy.polyfit([at for at, _ in errors], [error for _, error in errors], 1)[0]
        return slope * 180.0, notes[-1][1]


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else float("nan")


def summary(rows):
    errors = [error for row in rows for error in row["errors"]]
    aligned = [error for row in rows for error in row["aligned"]]
    right, haste = ([each for row in rows for each in row[key]] for key in ("right", "haste"))
    text = (f"in tune {mean([row['tune'] for row in rows]):.3f} plain {mean([row['plain'] for row in rows]):.3f} "
            f"octaves {mean([row['octaves'] for row in rows]):.4f} "
            f"onset {mean([abs(error) <= 0.05 for error in errors]):.3f} median {1000 * numpy.median(errors):.0f} ms "
            f"seen {mean([row['seen'] for row in rows]):.2f} "
            f"aligned {mean([abs(error) <= 0.05 for error in aligned]):.3f} "
            f"median {1000 * numpy.median(aligned or [math.nan]):.0f} ms "
            f"fit {mean([fit for row in rows for fit in row['fits']]):.2f} "
            f"line {mean(right):.2f} haste {mean(haste):.2f} "
            f"buzz {mean([row['buzz'] for row in rows]):.3f} HNR {mean([row['hnr'] for row in rows]):.1f} "
            f"cosine {mean([row['cosine'] for row in rows]):.3f}")
    crepe = [row["crepe"] for row in rows if "crepe" in row]
    if crepe:
        text += (f" | CREPE in tune {mean([each['tune'] for each in crepe]):.3f} "
                 f"plain {mean([each['plain'] for each in crepe]):.3f} "
                 f"octaves {mean([each['octaves'] for each in crepe]):.4f} ({len(crepe)} songs)")
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("melisma")
    parser.add_argument("figures")
    parser.add_argument("--songs", type=int, default=12)
    parser.add_argument("--voices", default=",".join(VOICES))
    parser.add_argument("--methods", default="hybrid,stretched,direct")
    parser.add_argument("--crepe", type=int, default=0, help="so many songs of each voice and method by CREPE too")
    parser.add_argument("--drift", action="store_true")
    parser.add_argument("--no-cosine", action="store_true")
    parser.add_argument("--misses", action="store_true", help="say where the misses lie")
    parser.add_argument("--floor", type=float, default=0.0, help="fail when a method is less in tune")
    parser.add_argument("--keep", help="folder for what is sung")
    parser.add_argument("--reuse", action="store_true", help="measure again what lies in --keep")
    options = parser.parse_args()
    pack = voice_pack()
    if not pack:
        return 77
    os.environ["MELISMA_MODELS"] = str(pack.parent)
    songs = song_book()[:options.songs]
    bench = Bench(options, song_book())
    failures = []
    for method in options.methods.split(","):
        rows = []
        for voice in options.voices.split(","):
            own = []
            for i, song in enumerate(songs):
                own.append(bench.measure(song, voice, method, i < options.crepe))
                print(f"{method} {voice} {song.name}: {summary(own[-1:])}", flush=True)
            print(f"== {method} {voice}: {summary(own)}", flush=True)
            failures += judge(method, voice, own)
            rows += own
        print(f"==== {method}: {summary(rows)}", flush=True)
        failures += judge(method, "all voices", rows)
        if mean([row["tune"] for row in rows]) < options.floor:
            failures.append(f"{method}: less than {options.floor} of the frames in tune by harvest")
        if options.drift:
            drift, seconds = bench.drift(options.voices.split(",")[0], method)
            print(f"==== {method}: drift {1000 * drift:.1f} ms in 180 s (sung: {seconds:.0f} s)", flush=True)
            if method == USUAL and abs(drift) >= MOST_DRIFT:
                failures.append(f"{method}: a drift of {1000 * drift:.1f} ms in 3 minutes, must be under 10")
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


def judge(method, who, rows):
    """Which of the musts these rows fail, a sentence each."""
    if method != USUAL:
        return []
    failed = []
    onsets = mean([abs(error) <= 0.05 for row in rows for error in row["errors"]])
    if not onsets >= LEAST_SHARE:
        failed.append(f"{method} {who}: {onsets:.3f} of the onsets within 50 ms, must be {LEAST_SHARE}")
    heard = [row["crepe"] for row in rows if "crepe" in row]
    if not heard:
        print(f"{method} {who}: frames in tune and octave slips not judged, CREPE has heard no song")
        return failed
    tune, octaves = mean([each["tune"] for each in heard]), sum(each["slips"] for each in heard)
    if not tune >= LEAST_SHARE:
        failed.append(f"{method} {who}: {tune:.3f} of the frames within 50 cents, must be {LEAST_SHARE}")
    if octaves:
        failed.append(f"{method} {who}: {octaves} octave slips, must be none")
    return failed


if __name__ == "__main__":
    sys.exit(main())
