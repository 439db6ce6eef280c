#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the styles with an independent library: makes songs of every style through the command line and prints, as
a Markdown table, MusPy's pitch-class entropy, scale consistency, groove consistency and empty-beat rate (means).

usage: style_figures.py MELISMA [--songs 6]      (pip install muspy)
"""

import argparse
import copy
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

import muspy


def run(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr.strip()}")


def measures(midi):
    music = muspy.read_midi(midi)
    steps = 16
    if music.time_signatures:
        meter = music.time_signatures[0]
        steps = 16 * meter.numerator // meter.denominator
    # The groove on sixteenths: on raw ticks, where most places are empty, everything would agree.
    drums = muspy.Music(resolution=music.resolution, tracks=[copy.deepcopy(t) for t in music.tracks if t.is_drum])
    drums.adjust_resolution(4)
    groove = muspy.groove_consistency(drums, steps) if drums.tracks else None
    return (muspy.pitch_class_entropy(music), muspy.scale_consistency(music), groove, muspy.empty_beat_rate(music))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("melisma", type=pathlib.Path)
    parser.add_argument("--songs", type=int, default=6)
    arguments = parser.parse_args()
    genres = pathlib.Path(__file__).resolve().parents[2] / "resources" / "compose" / "genres"
    print("| Style | Pitch-class entropy | Scale consistency | Groove consistency | Empty beats |")
    print("|---|---|---|---|---|")
    for file in sorted(genres.glob("*.json")):
        name = json.loads(file.read_text())["name"]
        rows = []
        for seed in range(1, arguments.songs + 1):
            with tempfile.TemporaryDirectory() as folder:
                project, midi = pathlib.Path(folder, "x.melisma"), pathlib.Path(folder, "x.mid")
                run([arguments.melisma, "sketch", name, "-o", project, "--seed", seed, "--bars", 32, "--json"])
                run([arguments.melisma, "export", project, "--midi", midi, "--json"])
                rows.append(measures(midi))
        cells = []
        for column, digits in zip(zip(*rows), (2, 3, 3, 3)):
            values = [value for value in column if value is not None]
            cells.append(f"{statistics.mean(values):.{digits}f}" if values else "no drums")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
