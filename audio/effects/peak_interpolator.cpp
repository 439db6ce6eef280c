// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/peak_interpolator.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace melisma::audio {

namespace {

constexpr int kPhases = 8;
constexpr int kTapCount = 24;
constexpr double kKaiserBeta = 4.0;

/// Four floats side by side, which every processor that we build for adds at once.
using Lanes = float __attribute__((vector_size(4 * sizeof(float))));
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

/// No interpolated value is larger than this times the largest of its samples.
float largestGain()
{
    double largest = 0.0;
    for (std::size_t phase = 0; phase < kPhases; ++phase) {
        double sum = 0.0;
        for (const auto& row : kTable)
            sum += std::abs(row[phase]);
        largest = std::max(largest, sum);
    }
    return static_cast<float>(largest);
}

const float kLargestGain = largestGain();

Lanes load(const float* from)
{
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof(lanes));
    return lanes;
}

Lanes magnitude(Lanes lanes)
{
    const Lanes negative = -lanes;
    return lanes > negative ? lanes : negative;
}

} // namespace

float PeakInterpolator::push(float sample, float floor) noexcept
{
    m_past[static_cast<std::size_t>(m_at)] = sample;
    m_past[static_cast<std::size_t>(m_at + kTaps)] = sample;
    m_at = m_at + 1 == kTaps ? 0 : m_at + 1;
    if (std::abs(sample) * kLargestGain >= floor)
        m_loud = kTaps;
    if (m_loud == 0)
        return 0.0f;
    --m_loud;
    return interpolate();
}

float PeakInterpolator::interpolate() const noexcept
{
    const float* oldest = m_past.data() + m_at;
    Lanes early{};
    Lanes late{};
    for (std::size_t tap = 0; tap < kTapCount; ++tap) {
        early += load(kTable[tap].data()) * oldest[tap];
        late += load(kTable[tap].data() + 4) * oldest[tap];
    }
    early = magnitude(early);
    late = magnitude(late);
    const Lanes both = early > late ? early : late;
    return std::max(std::max(both[0], both[1]), std::max(both[2], both[3]));
}

} // namespace melisma::audio
