// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace melisma::ml::content {

inline constexpr int kSampleRate = 24000; ///< that of the speech model whose features are told
inline constexpr int kFrameSamples = 600; ///< one frame of features, 25 ms
inline constexpr int kMelHop = 300;       ///< two mel rows a frame
inline constexpr int kMelWindow = 1024;   ///< samples of the transform
inline constexpr std::int64_t kMelBands = 80;
inline constexpr double kLowestHz = 50.0;
inline constexpr double kHighestHz = 7600.0; ///< what 16 kHz recordings still have
inline constexpr std::int64_t kTokens = 178;
inline constexpr std::int64_t kFeatureWidth = 512;

/// The sizes of the encoder.
struct NetShape {
    std::int64_t width = 192;
    std::int64_t taps = 3;
    std::int64_t blocks = 12; ///< dilated by 1, 2, 4, 8, 1, ...
};

/// Frames on either side of one that its answer depends on.
std::int64_t reachOf(const NetShape& shape);

} // namespace melisma::ml::content
