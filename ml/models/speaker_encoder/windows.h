// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace melisma::ml::speaker_encoder {

inline constexpr std::size_t kHop = 160;          ///< samples a frame
inline constexpr std::size_t kWindowFrames = 160; ///< 1.6 s
inline constexpr std::size_t kFramesBetween = 77; ///< from window to window: 1.3 of them a second

/// First frames of the windows over `samples` samples. The last is left out when less than three quarters of it lie in
/// the sound, unless it is the only one.
std::vector<std::size_t> windowStarts(std::size_t samples);

/// `samples` raised to -30 dBFS (of their mean power) where they are softer; louder ones and silence as they are.
std::vector<float> raised(std::span<const float> samples);

} // namespace melisma::ml::speaker_encoder
