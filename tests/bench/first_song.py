#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wall time, pinned to two cores, median of five: sketch of a 60 s song with eight tracks, its exports, and the studio's
first paint on the offscreen platform.

usage: first_song.py MELISMA
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
PINNED = ["taskset", "-c", "0,1"]
BAND = "piano, bass, drums, strings, acoustic guitar, electric guitar, flute, organ"


def timed(command):
    begin = time.perf_counter()
    result = subprocess.run(PINNED + command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(result.stderr)
    return time.perf_counter() - begin


def first_paint(melisma, home):
    environment = dict(os.environ, MELISMA_TRACE_START="1", QT_QPA_PLATFORM="offscreen", HOME=str(home))
    begin = time.perf_counter()
    studio = subprocess.Popen(PINNED + [melisma], stderr=subprocess.PIPE, text=True, env=environment)
    for line in studio.stderr:
        if "first paint" in line:
            break
    elapsed = time.perf_counter() - begin
    studio.terminate()
    studio.wait()
    return elapsed


def main():
    melisma = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        song, mix, stems = str(folder / "b.melisma"), str(folder / "b.wav"), str(folder / "stems")

        def sketch():
            shutil.rmtree(song, ignore_errors=True)
            return timed([melisma, "sketch", "pop ballad", "--seconds", "60", "--seed", "1", "--instruments", BAND,
                          "-o", song])

        def export_all():
            shutil.rmtree(stems, ignore_errors=True)
            return timed([melisma, "export", song, "--mix", mix, "--stems", stems, "--midi", str(folder / "b.mid"),
                          "--force"])

        rows = {
            "sketch": sketch,
            "export mix": lambda: timed([melisma, "export", song, "--mix", mix, "--force"]),
            "export mix, stems, MIDI": export_all,
            "first paint": lambda: first_paint(melisma, folder),
        }
        figures = {row: statistics.median(measure() for _ in range(RUNS)) for row, measure in rows.items()}
    print(json.dumps({row: round(seconds, 3) for row, seconds in figures.items()}))


if __name__ == "__main__":
    main()
