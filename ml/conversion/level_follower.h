// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace melisma::ml::conversion {

inline constexpr std::size_t kLevelWindow = 600; ///< samples that a loudness is measured over: 25 ms at 24 kHz

/// Brings `made` at each moment to within 6 dB of the loudness of `source`, by at most 18 dB up or down: who sings
/// decides how loud a note begins and how it dies away, and what the encoder heard too softly does not fall silent.
/// Within them a voice is as loud as it would be by itself, of which people know it too. What is unvoiced (`f0` 0, a
/// value each 300 samples) is only made softer, so that hiss of a recording is not copied. Both mono at 24 kHz and as
/// long. What lies a window inside of a piece is the same as in the whole.
void followLevel(std::span<float> made, std::span<const float> source, std::span<const float> f0);

} // namespace melisma::ml::conversion
