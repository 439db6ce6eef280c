#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does a cloned voice still say the same? Known sentences by voices of Kokoro, cloned into others that it was not told of.

PocketSphinx's general model hears three sounds: the source, the clone, and what the target's decoder makes of that which
the source was really made of ("truth": no hearing involved). Its own mistakes are in all three, so the clone is judged
beside the truth: the word error rate must be at most MOST, and the speaker encoder must hear the target in it, by a cosine
of at least LEAST on the mean; else the check ends with exit status 1. Without the installed voices, the speaker encoder or the
encoder's weights the check skips itself (77).
usage: check_cloning.py CLONED_SPEECH ENCODER [--speaker SPEAKER] [--sentences 60] [--threads 2]
"""
import argparse
import json
import pathlib
import statistics
import sys
import tempfile

from cloned_speech import ClonedSpeech

SOURCES = ["am_michael", "af_bella", "am_fenrir", "af_heart"]
TARGETS = ["af_sky", "am_puck", "bf_emma", "bm_george", "af_nicole", "am_adam"]
MOST = 0.30
LEAST = 0.92


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("encoder")
    parser.add_argument("--speaker")
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    sentences = (pathlib.Path(__file__).parent / "voices" / "sentences.txt").read_text().splitlines()
    chosen = {"speaker": options.speaker} if options.speaker else {}
    program = ClonedSpeech(options.program, options.encoder, options.threads, **chosen)
    words, errors, cosines = 0, {"source": 0, "truth": 0, "clone": 0}, []
    with tempfile.TemporaryDirectory() as folder:
        for place, text in enumerate(sentences[:options.sentences]):
            answer = program.ask(text=text, voice=SOURCES[place % len(SOURCES)], target=TARGETS[place % len(TARGETS)],
                                 folder=folder)
            words += answer["source"]["words"]
            cosines.append(answer["cosine"])
            for name in errors:
                errors[name] += answer[name]["errors"]
    rates = {name: round(count / max(1, words), 3) for name, count in errors.items()}
    cosine = round(statistics.mean(cosines), 3)
    print(json.dumps({"words": words, **rates, "cosine": cosine}))
    if rates["clone"] > MOST:
        sys.exit(f"word error rate of clones: {rates['clone']}, at most {MOST} were allowed")
    if cosine < LEAST:
        sys.exit(f"cosine to the target: {cosine}, at least {LEAST} is asked for")


if __name__ == "__main__":
    main()
