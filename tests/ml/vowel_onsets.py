#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where sung vowels begin, for check_singing.py. Run by itself it checks the measure with made syllables.

A vowel begins where the level from 400 to 2500 Hz, followed back from its loudest moment, falls 6 dB below its median.
Both are taken in the first half of the note, but for its first sixth, and up to second 0.2 of it. So the burst of a
stop, a fricative or a glide before the vowel does not count, however steeply it rises.

The made syllables have known onsets: a vowel before, then a stop, a fricative, a nasal, a glide, a rhotic or "tw", then
one of four vowels on one of four pitches. A glide of 60 ms counts from its middle. The check fails when a median lies
more than 12 ms from the truth or less than 90 % within 25 ms.
"""
import sys

try:
    import numpy
except ImportError as problem:
    print(f"skipped: {problem}")
    sys.exit(77)

HOP = 0.0025
DROP = 6.0
REACH = 0.15
MIDDLE = 0.2


def levels(samples, rate):
    """dB from 400 to 2500 Hz, a value each HOP seconds."""
    hop, half = int(rate * HOP), int(rate * 0.0075)
    window = numpy.hanning(2 * half)
    bins = numpy.fft.rfftfreq(2 * half, 1.0 / rate)
    band = (bins >= 400) & (bins <= 2500)
    frames = numpy.lib.stride_tricks.sliding_window_view(numpy.pad(samples, half), 2 * half)[::hop]
    power = (numpy.abs(numpy.fft.rfft(frames * window, axis=1)[:, band]) ** 2).sum(axis=1)
    decibels = 10.0 * numpy.log10(numpy.maximum(power, power.max() * 10.0 ** -4))
    return numpy.convolve(decibels, numpy.ones(5) / 5.0, "same")


def vowel_onset(level, start, length):
    """Seconds from the note to its vowel, or None where the level does not fall within REACH before the note."""
    note = round(start / HOP)
    middle = min(note + round(min(MIDDLE, length / 2.0) / HOP), len(level) - 2)
    inside = note + (middle - note) // 3
    held = numpy.median(level[inside:middle + 1]) - DROP
    at = inside + int(numpy.argmax(level[inside:middle + 1]))
    first = max(0, note - round(REACH / HOP))
    while at > first and level[at] > held:
        at -= 1
    if at <= first:
        return None
    return (at + (held - level[at]) / max(1e-9, level[at + 1] - level[at])) * HOP - start


def vowel_onsets(samples, rate, notes):
    """The notes (start, end, ...) that begin a syllable in, pairs of start and error out; those without one missing."""
    level = levels(samples, rate)
    found = [(note[0], vowel_onset(level, note[0], note[1] - note[0])) for note in notes]
    return [(start, error) for start, error in found if error is not None]


RATE = 24000
ONSET, LENGTH = 0.4, 0.6
VOWELS = [(600, 1100, 2500), (300, 2200, 2900), (700, 1700, 2500), (350, 900, 2300)]
PITCHES = [131.0, 196.0, 262.0, 392.0]
KINDS = ["stop", "fricative", "nasal", "glide", "rhotic", "tw"]


def harmonics(pitch, formants, times):
    """Sines under bumps at the formants: each (Hz, width, gain), numbers or one for each sample."""
    wave = numpy.zeros(len(times))
    for k in range(1, int(8000 / pitch)):
        gain = sum(g * numpy.exp(-0.5 * ((k * pitch - f) / w) ** 2) for f, w, g in formants)
        wave += (gain + 0.003) / k ** 0.3 * numpy.sin(2.0 * numpy.pi * k * pitch * times)
    return wave


def vowel_formants(f1, f2, f3, share=1.0):
    return [(f1, 90, 1.0), (f2, 120, 0.6 * share), (f3, 160, 0.3 * share)]


def syllable(kind, pitch, vowel, noise):
    """A vowel that ends, a consonant, and `vowel` from second ONSET on."""
    times = numpy.arange(int((ONSET + LENGTH) * RATE)) / RATE
    rising = lambda at, width: numpy.clip((times - at) / width + 0.5, 0.0, 1.0)
    hiss = numpy.diff(noise[:len(times) + 1])
    closed = {"fricative": 0.13, "tw": 0.17, "nasal": 0.09}.get(kind, 0.1)
    before = 1.0 - rising(ONSET - closed, 0.02)
    wave = harmonics(pitch, vowel_formants(350, 2000, 2600), times) * before
    if kind in ("stop", "fricative", "nasal"):
        opened = rising(ONSET, 0.02)
        wave += harmonics(pitch, vowel_formants(*vowel), times) * opened
        if kind == "stop":
            wave += 0.5 * hiss * numpy.exp(-(((times - ONSET + 0.015) / 0.006) ** 2))
        elif kind == "fricative":
            wave += 0.3 * hiss * (1.0 - rising(ONSET - 0.02, 0.02)) * (1.0 - before)
        else:
            nasal = [(250, 80, 0.8), (1200, 150, 0.12), (2300, 200, 0.08)]
            wave += harmonics(pitch, nasal, times) * (1.0 - opened) * (1.0 - before)
    else:
        way = rising(ONSET, 0.06)
        f2 = 1000 if kind == "rhotic" else 650
        loud = 0.4 + 0.6 * way
        formants = vowel_formants(300 + (vowel[0] - 300) * way, f2 + (vowel[1] - f2) * way, 2500, loud)
        wave += harmonics(pitch, formants, times) * loud * rising(ONSET - 0.1, 0.02)
        if kind == "tw":
            wave += 0.5 * hiss * numpy.exp(-(((times - ONSET + 0.09) / 0.006) ** 2))
    return 0.5 * wave / numpy.abs(wave).max()


def main():
    noise = numpy.random.default_rng(1).standard_normal(2 * RATE)
    close, count, failed = 0, 0, False
    for kind in KINDS:
        errors = []
        for pitch in PITCHES:
            for vowel in VOWELS:
                error = vowel_onset(levels(syllable(kind, pitch, vowel, noise), RATE), ONSET, LENGTH)
                count += 1
                if error is not None:
                    errors.append(error)
                    close += abs(error) <= 0.025
        median = float(numpy.median(errors)) if errors else float("nan")
        print(f"{kind}: {len(errors)} of {len(PITCHES) * len(VOWELS)} found, median {1000 * median:.0f} ms, "
              f"from {1000 * min(errors):.0f} to {1000 * max(errors):.0f}")
        failed = failed or not abs(median) <= 0.012
    print(f"within 25 ms: {close / count:.3f}")
    return 1 if failed or close < 0.9 * count else 0


if __name__ == "__main__":
    sys.exit(main())
