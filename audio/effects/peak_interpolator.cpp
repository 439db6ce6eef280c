// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/peak_interpolator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::audio {

namespace {

constexpr int kPhases = 8;
constexpr int kTapCount = 24;
constexpr double kKaiserBeta = 4.0;

/// Eight floats side by side; compilers for any processor know how to split it.
using Lanes = float __attribute__((vector_size(kPhases * sizeof(float))));
using Table = std::array<std::array<float, kPhases>, kTapCount>;

/// Modified Bessel function of the first kind, order 0, by its series.
double bessel(double x)
{
    double sum = 1.0;
    double term = 1.0;
    for (int k = 1; k < 32; ++k) {
        term *= x * x / (4.0 * k * k);
        sum += term;
    }
    return sum;
}

/// Tap t of phase p weighs the t-th oldest of 24 samples for the point p/8 behind the twelfth oldest.
Table makeTable()
{
    Table table{};
    for (int phase = 0; phase < kPhases; ++phase) {
        double sum = 0.0;
        std::array<double, kTapCount> row{};
        for (int tap = 0; tap < kTapCount; ++tap) {
            const double x = tap - (kTapCount / 2 - 1) - static_cast<double>(phase) / kPhases;
            const double place = x / (kTapCount / 2);
            const double window =
                bessel(kKaiserBeta * std::sqrt(std::max(0.0, 1.0 - place * place))) / bessel(kKaiserBeta);
            const double angle = std::numbers::pi * x;
            row[static_cast<std::size_t>(tap)] = window * (x == 0.0 ? 1.0 : std::sin(angle) / angle);
            sum += row[static_cast<std::size_t>(tap)];
        }
        for (int tap = 0; tap < kTapCount; ++tap)
            table[static_cast<std::size_t>(tap)][static_cast<std::size_t>(phase)] =
                static_cast<float>(row[static_cast<std::size_t>(tap)] / sum);
    }
    return table;
}

const Table kTable = makeTable();

} // namespace

float PeakInterpolator::push(float sample) noexcept
{
    m_past[static_cast<std::size_t>(m_at)] = sample;
    m_past[static_cast<std::size_t>(m_at + kTaps)] = sample;
    m_at = (m_at + 1) % kTaps;
    const float* oldest = m_past.data() + m_at;
    Lanes sums{};
    for (std::size_t tap = 0; tap < kTapCount; ++tap) {
        Lanes weights;
        std::copy_n(kTable[tap].data(), kPhases, reinterpret_cast<float*>(&weights));
        sums += weights * oldest[tap];
    }
    float highest = 0.0f;
    for (int phase = 0; phase < kPhases; ++phase)
        highest = std::max(highest, std::abs(sums[phase]));
    return highest;
}

} // namespace melisma::audio
