#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does a clone of a song keep its melody? Reports figures, decides nothing.

Songs that `melisma sing` sang are cloned into published voices, and Praat hears the pitch of both in frames of 10 ms. Of the
frames that are voiced in both: how many lie within 30 cents of the source, and the median distance. Skips itself (77) without
the voices, parselmouth or mido.
usage: check_sung_clones.py MELISMA CLONED_SPEECH ENCODER [--songs 4] [--threads 2]
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import numpy
    import parselmouth
    from song_book import song_book
except ImportError as problem:
    print(f"skipped: {problem}")
    sys.exit(77)

from cloned_speech import ClonedSpeech

PAIRS = [("af_heart", "af_sky"), ("am_michael", "am_puck"), ("bf_emma", "af_bella"), ("bm_george", "am_fenrir")]
NEAR = 30.0  # cents


def pitch(samples, count):
    heard = parselmouth.Sound(samples.astype(numpy.float64), 24000).to_pitch_ac(
        time_step=0.01, pitch_floor=60, pitch_ceiling=1000)
    return numpy.nan_to_num([heard.get_value_at_time(0.01 * (at + 0.5)) for at in range(count)])


def main():
    parser = argparse.ArgumentParser()
    for name in ("melisma", "program", "encoder"):
        parser.add_argument(name)
    parser.add_argument("--songs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    program = ClonedSpeech(options.program, options.encoder, options.threads)
    cents, voiced, frames = [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for place, song in enumerate(song_book()[:options.songs]):
            source, target = PAIRS[place % len(PAIRS)]
            song.write_midi(folder / "song.mid")
            subprocess.run([options.melisma, "sing", "--melody", folder / "song.mid", "--voice", source, "--seed", "1",
                            "--force", "-o", folder / "song.wav"], check=True, stdout=subprocess.DEVNULL)
            subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", folder / "song.wav", "-ac", "1", "-ar", "24000", "-f", "f32le",
                            folder / "samples"], check=True)
            program.ask(samples=str(folder / "samples"), target=target, folder=str(folder))
            sound = [numpy.fromfile(folder / kind, numpy.float32) for kind in ("samples", "clone")]
            was, clone = (pitch(samples, len(sound[0]) // 240) for samples in sound)
            both = (was > 0) & (clone > 0)
            voiced += int(numpy.sum((was > 0) == (clone > 0)))
            frames += len(was)
            cents.append(1200.0 * numpy.abs(numpy.log2(clone[both] / was[both])))
            print(json.dumps({"song": song.name, "from": source, "to": target,
                              "within 30 cents": round(float(numpy.mean(cents[-1] <= NEAR)), 3)}), flush=True)
    cents = numpy.concatenate(cents)
    print(json.dumps({"frames": frames, "within 30 cents": round(float(numpy.mean(cents <= NEAR)), 3),
                      "median cents": round(float(numpy.median(cents)), 1), "slips": round(float(numpy.mean(cents > 600)), 4),
                      "voicing agreement": round(voiced / frames, 3)}))


if __name__ == "__main__":
    main()
