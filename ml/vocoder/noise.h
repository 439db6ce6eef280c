// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace melisma::ml::vocoder {

/// White noise of mean 0 and deviation 1 that is the same on every machine: eight 16-bit numbers of SplitMix64
/// (Steele, Lea and Flood 2014) added up, near enough to normal and without libm.
class Noise {
public:
    /// Streams of the same seed are independent, so that a frame's noise does not depend on what came before it.
    explicit Noise(std::uint64_t seed, std::uint64_t stream = 0) : m_state(mixed(seed) + mixed(~stream)) {}

    double next()
    {
        const double sum = sumOfFour(bits()) + sumOfFour(bits());
        return (sum - 8.0 * 32767.5) * kScale;
    }

private:
    static constexpr double kScale = 1.8688188e-5; // 1 / (65536 sqrt(8 / 12))

    static std::uint64_t mixed(std::uint64_t value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }
    static double sumOfFour(std::uint64_t bits)
    {
        return double((bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) + (bits >> 48));
    }
    std::uint64_t bits() { return mixed(m_state += 0x9e3779b97f4a7c15ULL); }

    std::uint64_t m_state;
};

} // namespace melisma::ml::vocoder
