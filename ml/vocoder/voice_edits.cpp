// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/voice_edits.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml::vocoder {

namespace {

constexpr double kTiny = 1e-30;

void scaleRow(std::span<float> row, double decibels)
{
    const auto gain = static_cast<float>(std::pow(10.0, decibels / 10.0));
    for (float& power : row)
        power *= gain;
}

/// exp of the straight line through the logs around `position`, held beyond the end.
float logMix(std::span<const float> row, double position)
{
    const double held = std::min(position, double(row.size() - 1));
    const auto below = static_cast<std::size_t>(held);
    const auto above = std::min(below + 1, row.size() - 1);
    const double a = row[below] + kTiny;
    const double b = row[above] + kTiny;
    return static_cast<float>(a * std::pow(b / a, held - double(below)));
}

} // namespace

F0Track pitchWhereVoiced(const F0Track& voicing, const F0Track& target)
{
    F0Track out = voicing;
    for (std::size_t i = 0; i < std::min(out.hertz.size(), target.hertz.size()); ++i)
        if (out.hertz[i] > 0.0F)
            out.hertz[i] = target.hertz[i];
    return out;
}

F0Track transposed(const F0Track& f0, double semitones)
{
    F0Track out = f0;
    for (float& hertz : out.hertz)
        hertz *= static_cast<float>(std::exp2(semitones / 12.0));
    return out;
}

double frameLevel(const SpectralEnvelope& envelope, std::size_t frame)
{
    const auto row = envelope.power.row(frame);
    return 10.0 * std::log10(std::accumulate(row.begin(), row.end(), 0.0) / double(row.size()) + kTiny);
}

void addGains(SpectralEnvelope& envelope, std::span<const float> decibels)
{
    for (std::size_t i = 0; i < std::min(envelope.power.rows(), decibels.size()); ++i)
        scaleRow(envelope.power.row(i), decibels[i]);
}

void setLevels(SpectralEnvelope& envelope, std::span<const float> decibels, double silence)
{
    for (std::size_t i = 0; i < std::min(envelope.power.rows(), decibels.size()); ++i)
        if (const double level = frameLevel(envelope, i); level >= silence)
            scaleRow(envelope.power.row(i), decibels[i] - level);
}

void shiftFormants(SpectralEnvelope& envelope, double ratio)
{
    const double step = 1.0 / std::clamp(ratio, 0.25, 4.0);
    std::vector<float> old(envelope.power.columns);
    for (std::size_t i = 0; i < envelope.power.rows(); ++i) {
        const auto row = envelope.power.row(i);
        std::ranges::copy(row, old.begin());
        for (std::size_t bin = 0; bin < row.size(); ++bin)
            row[bin] = logMix(old, double(bin) * step);
    }
}

void addBreath(Aperiodicity& aperiodicity, double decibels)
{
    for (std::size_t i = 0; i < aperiodicity.decibels.rows(); ++i) {
        const auto row = aperiodicity.decibels.row(i);
        if (row.front() >= 0.0F)
            continue;
        for (std::size_t knot = 1; knot + 1 < row.size(); ++knot)
            row[knot] = static_cast<float>(std::clamp(row[knot] + decibels, kFloorDb, 0.0));
    }
}

} // namespace melisma::ml::vocoder
