// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace melisma::audio {

/// Turns interleaved floats (-1..1) into integers of 16 or 24 bits. Triangular dither is +-1 step wide (Lipshitz,
/// Wannamaker and Vanderkooy 1992), so that what is quieter than a step is kept as noise instead of distortion; shaped
/// dither moves that noise to where ears hear it least (their five-tap filter, made for 44.1 kHz). Louder than full
/// scale is clipped and what is not a number becomes silence. The same seed and calls give the same integers.
class Quantiser {
public:
    Quantiser(int bits, Dither dither, int channels, std::uint64_t seed);
    /// Whole frames. Answers a view that holds until the next call.
    std::span<const std::int32_t> quantise(std::span<const float> interleaved);

private:
    using Errors = std::array<double, 5>; ///< a channel's last ones, newest first
    double triangularNoise();
    double shaped(double wanted, Errors& errors);
    std::int32_t nearest(double value) const;

    std::vector<std::int32_t> m_out;
    std::vector<Errors> m_errors;
    std::size_t m_channel = 0;
    double m_scale;
    Dither m_dither;
    std::uint64_t m_state;
};

} // namespace melisma::audio
