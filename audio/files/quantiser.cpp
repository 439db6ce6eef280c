// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/quantiser.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

namespace {

/// Lipshitz, Vanderkooy and Wannamaker, "Minimally audible noise shaping", 1991.
constexpr std::array<double, 5> kShape{2.033, -2.165, 1.959, -1.590, 0.6149};
/// An error is at most this many steps; beyond that the sample was clipped and must not be made up for.
constexpr double kMostError = 2.0;

Dither settled(Dither dither, int bits)
{
    if (dither != Dither::automatic)
        return dither;
    return bits <= 16 ? Dither::triangular : Dither::none;
}

} // namespace

Quantiser::Quantiser(int bits, Dither dither, int channels, std::uint64_t seed)
    : m_errors(static_cast<std::size_t>(channels))
    , m_scale(std::ldexp(1.0, bits - 1))
    , m_dither(settled(dither, bits))
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

/// Ties go to the even neighbour. Added to a number below 2^51, kMagic leaves no bits for a fraction, so the sum is
/// rounded as the processor rounds, without a call.
std::int32_t Quantiser::nearest(double value) const
{
    constexpr double kMagic = 0x1.8p52;
    const double within = std::min(std::max(value, -m_scale), m_scale - 1.0);
    return static_cast<std::int32_t>((within + kMagic) - kMagic);
}

double Quantiser::shaped(double wanted, Errors& errors)
{
    double target = wanted;
    for (std::size_t i = 0; i < kShape.size(); ++i)
        target -= kShape[i] * errors[i];
    const double value = nearest(target + triangularNoise());
    std::shift_right(errors.begin(), errors.end(), 1);
    errors[0] = std::clamp(value - target, -kMostError, kMostError);
    return value;
}

std::span<const std::int32_t> Quantiser::quantise(std::span<const float> interleaved)
{
    m_out.resize(interleaved.size());
    const auto each = [&](const auto& settle) {
        for (std::size_t i = 0; i < interleaved.size(); ++i)
            m_out[i] = settle(std::isnan(interleaved[i]) ? 0.0 : static_cast<double>(interleaved[i]) * m_scale);
    };
    switch (m_dither) {
    case Dither::none:
        each([&](double sample) { return nearest(sample); });
        break;
    case Dither::shaped:
        each([&](double sample) {
            const auto step = nearest(shaped(sample, m_errors[m_channel]));
            m_channel = (m_channel + 1) % m_errors.size();
            return step;
        });
        break;
    default:
        each([&](double sample) { return nearest(sample + triangularNoise()); });
    }
    return m_out;
}

} // namespace melisma::audio
