#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our vocoder beside pyworld on the same recordings: user seconds for each stage, and how far the two agree.

Needs: pip install numpy scipy soundfile pyworld==0.3.5
Usage: bench_world.py BUILD/tests/vocoder_bench RATE RECORDING...
"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
from math import gcd

import numpy
import pyworld
import scipy.signal
import soundfile


def timed(work):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    answer = work()
    return answer, resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


def read(path, rate):
    wave, own = soundfile.read(path, dtype="float64", always_2d=True)
    common = gcd(own, rate)
    return scipy.signal.resample_poly(wave[:, 0], rate // common, own // common).astype(numpy.float32)


def main():
    program, rate = sys.argv[1], int(sys.argv[2])
    wave = numpy.concatenate([read(path, rate) for path in sys.argv[3:]])
    with tempfile.TemporaryDirectory() as folder:
        raw = os.path.join(folder, "wave")
        wave.tofile(raw)
        lines = subprocess.run([program, raw, str(rate)], check=True, capture_output=True, text=True).stdout.split("\n")
        ours = {line.split()[0]: float(line.split()[1]) for line in lines if line}
        f0 = numpy.fromfile(raw + ".f0", numpy.float32)
        aperiodicity = numpy.fromfile(raw + ".aperiodicity", numpy.float32).reshape(len(f0), -1)
        voice = numpy.fromfile(raw + ".voice", numpy.float32)
        if len(sys.argv) == 4:
            soundfile.write(pathlib.Path(tempfile.gettempdir()) / "vocoder_bench.wav", voice, rate)
    wave = wave.astype(numpy.float64)
    theirs = {}
    (reference, times), theirs["harvest"] = timed(lambda: pyworld.harvest(wave, rate))
    envelope, theirs["cheaptrick"] = timed(lambda: pyworld.cheaptrick(wave, reference, times, rate))
    spread, theirs["d4c"] = timed(lambda: pyworld.d4c(wave, reference, times, rate))
    _, theirs["synthesis"] = timed(lambda: pyworld.synthesize(reference, envelope, spread, rate))
    print(f"{len(wave) / rate:.1f} s at {rate}; our peak memory {ours.pop('peakMegabytes'):.0f} MB")
    for stage, seconds in ours.items():
        print(f"{stage:11} ours {seconds:8.3f} s   pyworld {theirs[stage]:8.3f} s   {theirs[stage] / seconds:5.1f} x")
    both = (f0 > 0) & (reference > 0)
    cents = numpy.abs(1200 * numpy.log2(f0[both] / reference[both]))
    print(f"voicing agrees {numpy.mean((f0 > 0) == (reference > 0)):.4f}; voiced ours {numpy.mean(f0 > 0):.3f}, "
          f"pyworld {numpy.mean(reference > 0):.3f}; F0 within 0.1 % {numpy.mean(cents < 1.73):.4f}, "
          f"within 50 cents {numpy.mean(cents < 50):.4f}")
    size = 2 * (envelope.shape[1] - 1)
    bands = [int(3000 * (k + 1) * size / rate) for k in range(aperiodicity.shape[1] - 2)]
    off = numpy.abs(10 ** (aperiodicity[:, 1:-1] / 20) - spread[:, bands])[both]
    print(f"aperiodicity differs by {numpy.median(off):.4f} (median), {numpy.percentile(off, 95):.4f} (95 %)")


main()
