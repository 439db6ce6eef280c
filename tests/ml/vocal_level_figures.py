#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How loud the voice of a sung sketch is: makes sketches through the command line, exports mix and stems, and prints as
a Markdown table by how many dB the energy of all voices between 1 and 4 kHz is above that of the band while they sound
(blocks of 400 ms within 13 dB of the voice's loudest), what the sketch said of itself, and the mix's loudness and true
peak as ffmpeg hears them.

usage: vocal_level_figures.py MELISMA [--seconds 45] [--seed 1]      (pip install numpy scipy soundfile; ffmpeg)
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
import scipy.signal
import soundfile

PROMPTS = ["slow rainy lo-fi, soft female vocal", "bright synthpop, female vocal", "folk ballad, deep male vocal",
           "rock anthem, male vocal", "gentle ambient, female vocal", "soul ballad, male vocal",
           "country waltz, female vocal", "disco, male vocal", "piano ballad, soft female vocal",
           "reggae, deep male vocal"]
BLOCK = 0.4
SOUNDS = 0.05


def run(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr.strip()}")
    return done


def presence(samples, rate):
    """Energy between 1 and 4 kHz of each block, in both channels: in their middle rooms would cancel."""
    heard = scipy.signal.sosfilt(scipy.signal.butter(4, [1000, 4000], "bandpass", fs=rate, output="sos"), samples, axis=0)
    length = int(rate * BLOCK)
    return (heard[:len(heard) // length * length] ** 2).sum(axis=1).reshape(-1, length).sum(axis=1)


def over_band(stems):
    voice = band = 0.0
    for stem in stems:
        samples, rate = soundfile.read(stem, always_2d=True)
        if re.search(r"vocal|voice", stem.stem, re.IGNORECASE):
            voice = voice + presence(samples, rate)
        else:
            band = band + presence(samples, rate)
    if numpy.isscalar(voice):
        sys.exit("nothing was sung: are the voices installed?")
    sounding = voice > voice.max() * SOUNDS
    return 10.0 * numpy.log10(voice[sounding].sum() / band[sounding].sum())


def loudness(mix):
    said = run(["ffmpeg", "-nostats", "-i", mix, "-af", "ebur128=peak=true", "-f", "null", "-"]).stderr
    summary = said[said.rindex("Summary:"):]
    return (float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1]), float(re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)[1]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("melisma", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=45.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print("| Prompt | Voices over the band, dB | As the sketch says | Mix, LUFS | True peak, dBTP |")
    print("|---|---|---|---|---|")
    within = 0
    for prompt in PROMPTS:
        with tempfile.TemporaryDirectory() as folder:
            project, mix, stems = (pathlib.Path(folder, name) for name in ("x.melisma", "x.wav", "stems"))
            made = run([options.melisma, "sketch", prompt, "-o", project, "--seed", options.seed, "--seconds",
                        options.seconds, "--json"])
            said = json.loads(made.stdout.splitlines()[-1])
            run([options.melisma, "export", project, "--mix", mix, "--stems", stems, "--json"])
            over = over_band(sorted(stems.glob("*.wav")))
            within += 2.0 <= over <= 4.0
            own = said.get("balance", {}).get("vocalOverBandDb", float("nan"))
            print("| {} | {:.1f} | {:.1f} | {:.1f} | {:.1f} |".format(prompt, over, own, *loudness(mix)), flush=True)
    print(f"\n{within} of {len(PROMPTS)} within 2 to 4 dB")


if __name__ == "__main__":
    main()
