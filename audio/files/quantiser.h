// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace melisma::audio {

/// Turns floats (-1..1) into integers of 16 or 24 bits. 16 bits get triangular dither of +-1 LSB (Lipshitz,
/// Wannamaker and Vanderkooy 1992), so that what is quieter than a step is kept as noise instead of distortion;
/// 24 bits are only rounded, their steps lie below any converter's noise. Louder than full scale is clipped and
/// what is not a number becomes silence. The same seed and calls give the same integers.
class Quantiser {
public:
    Quantiser(int bits, std::uint64_t seed);
    /// Answers a view that holds until the next call.
    std::span<const std::int32_t> quantise(std::span<const float> samples);

private:
    double triangularNoise();

    std::vector<std::int32_t> m_out;
    double m_scale;
    bool m_dither;
    std::uint64_t m_state;
};

} // namespace melisma::audio
