#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Are two recordings of one person told from those of two? By the encoder that consent is checked with.

Each recording of FOLDER (one speaker each) is cut into halves: those of one person should be taken, those of two people
refused. Halves of one recording have room and microphone in common, so what comes out is better than life; therefore the
second halves are also sent through a telephone, a room, noise and a codec. BY_SPEAKER (several recordings a speaker, named
SPEAKER-BOOK-NUMBER) gives pairs from different recordings. ffmpeg makes the changes.
usage: check_speakers.py SPEAKER_NUMBERS WEIGHTS FOLDER BY_SPEAKER
"""
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile

RATE = 16000
CHANNELS = {
    "same": "anull",
    "telephone": "highpass=f=300,lowpass=f=3400",
    "room": "aecho=0.8:0.6:23|41|67:0.4|0.3|0.2",
    "noise": "anull",  # added below
    "codec": "anull",  # MP3 of 32 kbit/s
}
STRANGERS = 4000
THRESHOLDS = [x / 100 for x in range(50, 96, 5)]


def decode(source, start, length, filters="anull"):
    span = ["-ss", str(start)] + (["-t", str(length)] if length else [])
    command = ["ffmpeg", "-v", "error", *span, "-i", source, "-af", filters, "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def seconds(source):
    probe = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", source]
    return float(subprocess.run(probe, stdout=subprocess.PIPE, check=True).stdout)


def through(channel, source, start, folder):
    """The second half of a recording as another way to record gives it."""
    if channel == "codec":
        coded = folder / "coded.mp3"
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-ss", str(start), "-i", source, "-ac", "1", "-b:a", "32k", coded],
                       check=True)
        return decode(coded, 0, None)
    if channel == "noise":
        return decode(source, start, None, "aeval=val(0)+0.01*(random(0)*2-1)")
    return decode(source, start, None, CHANNELS[channel])


class Encoder:
    def __init__(self, program, weights, folder):
        self.file = folder / "samples"
        self.process = subprocess.Popen([program, weights], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def numbers(self, samples):
        self.file.write_bytes(samples)
        print(json.dumps({"samples": str(self.file)}), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        if "numbers" not in answer:
            sys.exit(f"speaker_numbers: {answer}")
        return answer["numbers"]


def likeness(one, other):
    return sum(a * b for a, b in zip(one, other))


def report(name, same, others):
    rows = {f"{t:.2f}": [round(sum(x < t for x in same) / len(same), 4), round(sum(x >= t for x in others) / len(others), 4)]
            for t in THRESHOLDS}
    every = sorted(same + others)
    equal = min(every, key=lambda t: abs(sum(x < t for x in same) / len(same) - sum(x >= t for x in others) / len(others)))
    print(json.dumps({"pairs": name, "same": len(same), "others": len(others), "equalErrorAt": round(equal, 3),
                      "equalError": round(sum(x < equal for x in same) / len(same), 4),
                      "falseRejectAndAcceptAt": rows}))


def main():
    program, weights, folder, by_speaker = sys.argv[1:5]
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        encoder = Encoder(program, weights, scratch)
        sounds = sorted(pathlib.Path(folder).glob("*.flac"))
        middles = [seconds(sound) / 2 for sound in sounds]
        firsts = [encoder.numbers(decode(sound, 0, middle)) for sound, middle in zip(sounds, middles)]
        pairs = [chance.sample(range(len(sounds)), 2) for _ in range(STRANGERS)]
        for channel in CHANNELS:
            seconds_halves = [encoder.numbers(through(channel, sound, middle, scratch))
                              for sound, middle in zip(sounds, middles)]
            same = [likeness(a, b) for a, b in zip(firsts, seconds_halves)]
            report(f"halves, {channel}", same, [likeness(firsts[i], seconds_halves[j]) for i, j in pairs])
        told = [(sound.name.split("-")[0], encoder.numbers(decode(sound, 0, None)))
                for sound in sorted(pathlib.Path(by_speaker).glob("*.flac"))]
        same, others = [], []
        for (who, one), (whom, other) in itertools.combinations(told, 2):
            (same if who == whom else others).append(likeness(one, other))
        report("recordings of one sitting", same, others)


main()
