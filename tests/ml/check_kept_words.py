#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What does a clone keep of the words of real speech? Reports figures, decides nothing.

Nobody wrote down what was said, so PocketSphinx hears source and clone, and what it hears in the clone is compared with what
it hears in the source: words by its general model, phones by its allphone search. A part of that is its own unsteadiness;
`again` is how far it departs from itself when the source is given noise 40 dB below it. Sources are speakers that nothing was
learned from, the last fifty of FOLDER (a file each) by number; targets are published voices.
usage: check_kept_words.py CLONED_SPEECH ENCODER FOLDER [--sources 25] [--seconds 8] [--threads 2]
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

from cloned_speech import SKIPPED, ClonedSpeech

TARGETS = ["af_sky", "am_puck", "bf_emma", "bm_george"]
HELD_OUT = 50
MODEL = pathlib.Path("/usr/share/pocketsphinx/model/en-us")


def written(samples, file):
    """24 kHz floats as 16 bits at 16 kHz."""
    raw = file.with_suffix(".raw")
    samples.astype(numpy.float32).tofile(raw)
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "f32le", "-ar", "24000", "-ac", "1", "-i", raw, "-ar", "16000",
                    "-c:a", "pcm_s16le", file], check=True)
    return file


def heard(file, *search):
    command = ["pocketsphinx_continuous", "-infile", file, "-hmm", MODEL / "en-us", "-logfn", "/dev/null", *search]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.split()


def words(file):
    return heard(file, "-lm", MODEL / "en-us.lm.bin", "-dict", MODEL / "cmudict-en-us.dict")


def phones(file):
    found = heard(file, "-allphone", MODEL / "en-us-phone.lm.bin", "-lw", "2.0", "-beam", "1e-20", "-pbeam", "1e-20")
    return [phone for phone in found if phone != "SIL" and not phone.startswith("+")]


def distance(one, other):
    """Levenshtein's, of lists."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "encoder", "folder"):
        parser.add_argument(name)
    parser.add_argument("--sources", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if not MODEL.exists():
        print("skipped without PocketSphinx's model")
        sys.exit(SKIPPED)
    program = ClonedSpeech(options.program, options.encoder, options.threads)
    files = sorted(pathlib.Path(options.folder).glob("*.flac"), key=lambda file: int(file.name.split("-")[0]))[-HELD_OUT:]
    files = files[::max(1, len(files) // options.sources)][:options.sources]
    chance = numpy.random.default_rng(1)
    sums = {"words": [0, 0, 0], "phones": [0, 0, 0]}  # of the source; the clone's errors; those of the source heard again
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for place, file in enumerate(files):
            subprocess.run(["ffmpeg", "-v", "error", "-y", "-t", str(options.seconds), "-i", file, "-ac", "1", "-ar", "24000",
                            "-f", "f32le", folder / "samples"], check=True)
            program.ask(samples=str(folder / "samples"), target=TARGETS[place % len(TARGETS)], folder=str(folder))
            source = numpy.fromfile(folder / "samples", numpy.float32)
            noise = chance.normal(0.0, 0.01 * numpy.sqrt(numpy.mean(source**2)), len(source))
            sounds = [written(samples, folder / f"{kind}.wav") for kind, samples in (
                ("source", source), ("clone", numpy.fromfile(folder / "clone", numpy.float32)), ("again", source + noise))]
            for kind, hear in (("words", words), ("phones", phones)):
                was, clone, again = map(hear, sounds)
                for at, more in enumerate((len(was), distance(was, clone), distance(was, again))):
                    sums[kind][at] += more
    print(json.dumps({"sources": len(files), **{kind: {
        "of the source": count, "error rate of the clone": round(clone / max(1, count), 3),
        "of the source heard again": round(again / max(1, count), 3)} for kind, (count, clone, again) in sums.items()}}))


if __name__ == "__main__":
    main()
