#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does a clone sound like the person whose recordings the voice was made of, and not like the one who spoke?

Voices are made of six utterances each of the speakers in BY_SPEAKER (named SPEAKER-BOOK-NUMBER); others speak: the other
speakers of that folder and those of FOLDER (one utterance each) that no net has learned from, the last fifty by number.
A clone is compared with utterances of the target that the voice was not made of and with other sound of the source's
person, by the speaker encoder that the voice was fitted with and by a judge that has nothing in common with it (mixtures
of normal distributions over cepstra). Who speaks is transposed by whole semitones to the height at which the target speaks, as
the setting allows. Melody, voicing and length are compared with the source.
usage: check_fitted_voices.py FITTED_VOICES PACK ENCODER SPEAKER FOLDER BY_SPEAKER [--pairs 200] [--seconds 0]
"""
import argparse
import collections
import json
import pathlib
import random
import statistics
import subprocess
import tempfile

RATE = 24000
REFERENCES = 6
HELD_OUT = 50


def decoded(source, target, start=0.0, length=None):
    span = ["-ss", str(start)] + (["-t", str(length)] if length else [])
    subprocess.run(["ffmpeg", "-v", "error", "-y", *span, "-i", source, "-ac", "1", "-ar", str(RATE), "-f", "f32le", target],
                   check=True)
    return str(target)


class Program:
    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **request):
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        if "seconds" not in answer:
            raise SystemExit(f"fitted_voices: {answer}")
        return answer


def halves(source, folder, name):
    """What is cloned, and what the source's person is known by."""
    probe = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", source]
    length = float(subprocess.run(probe, stdout=subprocess.PIPE, check=True).stdout)
    spoken = min(5.0, length / 2)
    return (decoded(source, folder / f"{name}.spoken", 0.0, spoken), decoded(source, folder / f"{name}.other", spoken))


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "pack", "encoder", "speaker", "folder", "by_speaker"):
        parser.add_argument(name)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=0, help="of reference that a voice is made of; 0: all of it")
    parser.add_argument("--style-steps", type=int, default=28)
    parser.add_argument("--adapt-steps", type=int, default=28)
    parser.add_argument("--threads", default="2")
    options = parser.parse_args()
    people = collections.defaultdict(list)
    for file in sorted(pathlib.Path(options.by_speaker).glob("*.flac")):
        people[file.name.split("-")[0]].append(file)
    strangers = sorted(pathlib.Path(options.folder).glob("*.flac"), key=lambda file: int(file.name.split("-")[0]))
    strangers = strangers[-HELD_OUT:]
    chance = random.Random(1)
    program = Program(options.program, options.pack, options.encoder, options.speaker, options.threads)
    each = options.pairs // len(people)
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for person, files in people.items():
            references = [decoded(file, folder / f"{person}.{place}", 0.0, options.seconds or None)
                          for place, file in enumerate(files[:1 if options.seconds else REFERENCES])]
            target = [decoded(file, folder / f"{person}.{place}.kept") for place, file in enumerate(files[REFERENCES:])]
            made = program.ask(voice=person, references=references, styleSteps=options.style_steps,
                               adaptSteps=options.adapt_steps)
            print(json.dumps({"voice": person, **{key: round(value, 3) for key, value in made.items()}}), flush=True)
            others = [file for other, files in people.items() if other != person for file in files[REFERENCES:]]
            sources = chance.sample(others, min(len(others), each // 4)) + strangers
            for place, source in enumerate(sources[:each]):
                spoken, other = halves(source, folder, "source")
                rows.append(program.ask(voice=person, source=spoken, clone=str(folder / "clone"), ownHeight=True, target=target,
                                        other=[other]))
    mean = lambda pick: round(statistics.mean(pick(row) for row in rows), 3)
    share = lambda pick: round(sum(1 for row in rows if pick(row)) / len(rows), 3)
    print(json.dumps({
        "pairs": len(rows),
        "cosine to target": mean(lambda row: row["cosine"]["target"]),
        "cosine to source": mean(lambda row: row["cosine"]["source"]),
        "nearer to the target (encoder)": share(lambda row: row["cosine"]["target"] > row["cosine"]["source"]),
        "nearer to the target (mixtures)": share(lambda row: row["mixture"]["target"] > row["mixture"]["source"]),
        "F0 correlation": mean(lambda row: row["melody"]["correlation"]),
        "voicing agreement": mean(lambda row: row["melody"]["voicing"]),
        "octave slips": mean(lambda row: row["melody"]["slips"]),
        "length": [min(row["length"] for row in rows), max(row["length"] for row in rows)],
    }))


if __name__ == "__main__":
    main()
