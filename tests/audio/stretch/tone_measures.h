// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>
#include <vector>

namespace melisma::tests {

/// The amplitude of a frequency, by a Fourier sum under a Hann window.
inline double amplitudeAt(std::span<const float> samples, double hz, double rate)
{
    const auto step = std::polar(1.0, -2.0 * std::numbers::pi * hz / rate);
    const double size = static_cast<double>(samples.size());
    std::complex<double> turn = 1.0, sum = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i, turn *= step)
        sum += turn * static_cast<double>(samples[i]) *
               (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / size));
    return 4.0 * std::abs(sum) / size;
}

/// How many cents above `hz` the strongest frequency is, of those within a semitone.
inline double centsOff(std::span<const float> samples, double hz, double rate)
{
    double best = 0.0, most = 0.0;
    for (int cents = -100; cents <= 100; ++cents) {
        const double amplitude = amplitudeAt(samples, hz * std::exp2(cents / 1200.0), rate);
        if (amplitude > most) {
            most = amplitude;
            best = cents;
        }
    }
    return best;
}

/// The mean frequency from `low` to `high`, each by its power: where a resonance lies that stands alone.
inline double meanFrequency(std::span<const float> samples, double low, double high, double rate)
{
    double weighted = 0.0, all = 0.0;
    for (double hz = low; hz < high; hz += 5.0) {
        const double power = std::pow(amplitudeAt(samples, hz, rate), 2.0);
        weighted += hz * power;
        all += power;
    }
    return weighted / all;
}

/// The first frame within `reach` of `near` that is at half the height of the highest there.
inline std::int64_t onsetNear(std::span<const float> samples, std::int64_t near, std::int64_t reach)
{
    const auto from = static_cast<std::size_t>(std::max<std::int64_t>(near - reach, 0));
    const auto part = samples.subspan(from, std::min(static_cast<std::size_t>(2 * reach), samples.size() - from));
    const auto height = [](float sample) { return std::abs(sample); };
    const float highest = std::abs(*std::ranges::max_element(part, {}, height));
    return static_cast<std::int64_t>(from) +
           (std::ranges::find_if(part, [&](float sample) { return std::abs(sample) >= highest / 2; }) - part.begin());
}

} // namespace melisma::tests
