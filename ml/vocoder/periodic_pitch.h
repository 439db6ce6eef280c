// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::vocoder {

struct PeriodicPitchOptions {
    double floor = 60.0;              ///< Hz; three of its periods are looked at
    double ceiling = 1000.0;          ///< Hz
    double silence = 0.03;            ///< share of the loudest peak below which nothing is voiced
    double voicing = 0.45;            ///< periodicity, 0 .. 1, from which on a frame is voiced
    double octaveCost = 0.01;         ///< of each octave below the ceiling: of equal periods the shortest is meant
    double octaveJumpCost = 0.35;     ///< of an octave in 10 ms
    double voicedUnvoicedCost = 0.14; ///< of a change in 10 ms
};

/// Where a voice is and how high: Hz, 0 where it is unvoiced, `count` values, that of place i about sample
/// (i + 1/2) `hop`. P. Boersma, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise
/// ratio of a sampled sound", IFA Proceedings 17, 1993: peaks of the windowed autocorrelation divided by that of the
/// window, joined by the cheapest path. Harvest misses no pitch but gives one to hiss too; this one knows what is
/// voiced. What has begun when `stop` comes is left at 0. Any thread.
std::vector<float> periodicPitch(std::span<const float> samples, double sampleRate, std::size_t hop, std::size_t count,
                                 const PeriodicPitchOptions& options = {}, const std::stop_token& stop = {});

} // namespace melisma::ml::vocoder
