// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/quantiser.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

Quantiser::Quantiser(int bits, std::uint64_t seed)
    : m_scale(std::ldexp(1.0, bits - 1))
    , m_dither(bits <= 16)
    , m_state(seed)
{}

double Quantiser::triangularNoise()
{
    // SplitMix64 (Steele, Lea and Flood 2014): one step yields both uniform halves.
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    constexpr double kUnit = 1.0 / 4294967296.0;
    return (static_cast<double>(z >> 32) - static_cast<double>(z & 0xFFFFFFFFu)) * kUnit;
}

std::span<const std::int32_t> Quantiser::quantise(std::span<const float> samples)
{
    m_out.resize(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double sample = std::isnan(samples[i]) ? 0.0 : static_cast<double>(samples[i]) * m_scale;
        const double noisy = m_dither ? sample + triangularNoise() : sample;
        m_out[i] = static_cast<std::int32_t>(std::lrint(std::clamp(noisy, -m_scale, m_scale - 1.0)));
    }
    return m_out;
}

} // namespace melisma::audio
