#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waveform, spectrogram and import of a 10 minute file beside ffmpeg and sox: user CPU of each, median of five.

Usage: bench_media.py PROGRAM [--runs N]     PROGRAM is the built bench_media. Prints one JSON line a figure.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time


def user_seconds(command):
    """User CPU and wall seconds of a command and its children."""
    before, start = os.times(), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return os.times().children_user - before.children_user, time.monotonic() - start


def report(bench, who, make_command, runs):
    times = [user_seconds(make_command()) for _ in range(runs)]
    print(json.dumps({"bench": bench, "who": who,
                      "userSeconds": round(statistics.median(t[0] for t in times), 4),
                      "wallSeconds": round(statistics.median(t[1] for t in times), 4)}), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        stereo, mono = folder / "stereo.wav", folder / "mono.wav"
        for path, channels in ((stereo, 2), (mono, 1)):
            subprocess.run(["sox", "-n", "-r", "48000", "-c", str(channels), "-b", "16", path, "synth", "600",
                            "pinknoise", "vol", "0.5"], check=True)
        fresh = iter(range(10**6))

        def ours(what, path):
            def command():
                out = folder / f"out{next(fresh)}"
                out.mkdir()
                return [args.program, what, path, out]
            return command

        ffmpeg = ["ffmpeg", "-v", "error", "-y"]
        picture = folder / "picture.png"
        wave = lambda: ffmpeg + ["-i", stereo, "-filter_complex", "showwavespic=s=2000x200", "-frames:v", "1", picture]
        report("waveform", "melisma", ours("peaks", stereo), args.runs)
        report("waveform", "ffmpeg showwavespic", wave, args.runs)
        report("spectrogram", "melisma", ours("spectrogram", mono), args.runs)
        report("spectrogram", "sox spectrogram",
               lambda: ["sox", mono, "-n", "spectrogram", "-x", "2000", "-o", picture], args.runs)
        report("import", "melisma", ours("import", stereo), args.runs)
        report("import", "ffmpeg decode + showwavespic", lambda: ffmpeg + [
            "-i", stereo, "-filter_complex", "[0:a]asplit[a][b];[b]showwavespic=s=2000x200[p]",
            "-map", "[a]", "-c:a", "pcm_f32le", folder / "copy.wav", "-map", "[p]", "-frames:v", "1", picture],
               args.runs)


if __name__ == "__main__":
    main()
