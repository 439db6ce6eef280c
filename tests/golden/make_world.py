#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Analyses closed-form voices with pyworld (the reference implementation of WORLD), for tests/ml/vocoder.

Needs: pip install numpy scipy pyworld==0.3.5
Usage: make_world.py tests/golden/world.json
The voices are those of tests/ml/vocoder/test_voices.h: change both together.
"""
import json
import sys

import numpy
import pyworld
import scipy.signal

SECONDS = 1.2
# name, rate, F0 at the start and the end, vibrato in cents, formants (Hz, bandwidth), breath, the burst's level
VOICES = [
    ("glide", 24000, 150.0, 300.0, 0.0, [(700, 80), (1200, 90), (2600, 120)], 0.02, 0.3),
    ("vibrato", 44100, 220.0, 220.0, 25.0, [(500, 70), (1700, 100), (2500, 120), (3500, 150)], 0.1, 0.1),
    ("low", 48000, 100.0, 85.0, 10.0, [(300, 60), (2200, 100), (3000, 120)], 0.05, 0.2),
    ("high", 48000, 400.0, 620.0, 25.0, [(850, 90), (1300, 100), (2800, 130)], 0.03, 0.2),
]
FRAME_STEP, BIN_STEP = 12, 8  # of the envelopes that are kept
WINDOW, BANDS = 0.05, 16      # of the levels of the resynthesis


def noise(count):
    """Uniform numbers in -1 .. 1 of a linear congruential generator."""
    state, out = 1, numpy.empty(count)
    for i in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        out[i] = state / 2**31 - 1.0
    return out


def stretch(time, begin, end):
    """1 between begin and end, with flanks of 20 ms."""
    return numpy.clip(numpy.minimum(time - begin, end - time) / 0.02, 0.0, 1.0)


def make_voice(rate, start, end, cents, formants, breath, burst):
    count = int(rate * SECONDS)
    time = numpy.arange(count) / rate
    f0 = start * (end / start) ** (time / SECONDS) * 2.0 ** (cents / 1200.0 * numpy.sin(2 * numpy.pi * 5.6 * time))
    half = numpy.pi * (numpy.cumsum(f0 / rate) % 1.0)
    harmonics = int(0.45 * rate / max(start, end))
    below = numpy.sin(half)
    safe = numpy.where(numpy.abs(below) < 1e-9, 1.0, below)
    pulses = numpy.where(numpy.abs(below) < 1e-9, harmonics,
                         numpy.sin(harmonics * half) / safe * numpy.cos((harmonics + 1) * half))
    source = (pulses / numpy.sqrt(harmonics) + breath * noise(count)) * stretch(time, 0.1, 0.85)
    wave = scipy.signal.lfilter([1.0], [1.0, -0.9], source)
    for hertz, width in formants:
        radius, angle = numpy.exp(-numpy.pi * width / rate), 2 * numpy.pi * hertz / rate
        poles = [1.0, -2.0 * radius * numpy.cos(angle), radius * radius]
        wave = scipy.signal.lfilter([sum(poles)], poles, wave)
    wave = wave / numpy.max(numpy.abs(wave)) + 0.02 * source + (0.001 + burst * stretch(time, 0.95, 1.1)) * noise(count)
    wave = 0.5 * wave
    return wave.astype(numpy.float32).astype(numpy.float64)


def band_levels(wave, rate):
    """dB of 16 bands, evenly spaced in log frequency from 100 Hz to 10 kHz, in windows of 50 ms."""
    size = int(rate * WINDOW)
    edges = 100.0 * 100.0 ** (numpy.arange(BANDS + 1) / BANDS)
    hertz = numpy.fft.rfftfreq(size, 1.0 / rate)
    window = 0.5 - 0.5 * numpy.cos(2 * numpy.pi * numpy.arange(size) / size)
    rows = []
    for begin in range(0, len(wave) - size + 1, size):
        power = numpy.abs(numpy.fft.rfft(wave[begin:begin + size] * window)) ** 2 / size
        rows.append([float(power[(hertz >= a) & (hertz < b)].sum()) for a, b in zip(edges, edges[1:])])
    return 10.0 * numpy.log10(numpy.array(rows) + 1e-12)


def rounded(array, places):
    return numpy.round(numpy.asarray(array), places).tolist()


def analyse(name, rate, *shape):
    wave = make_voice(rate, *shape)
    f0, times = pyworld.harvest(wave, rate)
    f0 = numpy.round(f0, 3)
    envelope = pyworld.cheaptrick(wave, f0, times, rate)
    aperiodicity = pyworld.d4c(wave, f0, times, rate)
    again = pyworld.synthesize(f0, envelope, aperiodicity, rate)
    size = 2 * (envelope.shape[1] - 1)
    bands = [int(hertz * size / rate) for hertz in range(3000, min(15000, rate // 2 - 3000) + 1, 3000)]
    return {"name": name, "rate": rate, "probe": rounded(wave[::997], 7), "f0": rounded(f0, 3),
            "envelopeDb": rounded(10.0 * numpy.log10(envelope[::FRAME_STEP, ::BIN_STEP]), 4),
            "aperiodicity": rounded(aperiodicity[::2][:, bands], 4),
            "levelsDb": rounded(band_levels(again, rate), 2)}


def main():
    answer = {"pyworld": pyworld.__version__, "frameStep": FRAME_STEP, "binStep": BIN_STEP,
              "voices": [analyse(*voice) for voice in VOICES]}
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(answer, file, separators=(",", ":"))
        file.write("\n")


main()
