// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/albert.h"

#include <vector>

namespace melisma::ml::kokoro {

inline constexpr int kSampleRate = 24000;
inline constexpr int kSamplesPerFrame = 600; ///< of a duration: 25 ms
inline constexpr int kValuesPerFrame = 2;    ///< of the pitch and energy curves
inline constexpr std::int64_t kMaxSymbols = 510;
inline constexpr std::int64_t kMaxFrames = 1600; ///< 40 s; keeps one pass below 1.2 GB

/// The sizes of the net, all told by the shapes of its weights. Those of the published model in brackets.
struct Config {
    Albert::Shape albert;                    ///< [178 symbols, 128, 768, 12 heads, 2048, 512 positions, 12 times]
    std::int64_t width = 0;                  ///< of a symbol and a frame [512]
    std::int64_t style = 0;                  ///< half of a style row [128]
    std::int64_t longest = 0;                ///< frames a symbol may last [50]
    std::int64_t encoderTaps = 0;            ///< of the text encoder's convolutions [5]
    std::int64_t encoderLayers = 0;          ///< [3]
    std::int64_t durationLayers = 0;         ///< [3]
    std::int64_t decoderWidth = 0;           ///< [1024]
    std::int64_t decoderOutput = 0;          ///< [512]
    std::int64_t reminder = 0;               ///< channels of text that every decoder block sees again [64]
    std::int64_t decoderBlocks = 0;          ///< [4]
    std::vector<std::int64_t> upsampleRates; ///< [10, 6]
    std::vector<std::int64_t> blockTaps;     ///< [3, 7, 11]
    std::vector<std::int64_t> noiseTaps;     ///< [7, 11]
    std::int64_t points = 0;                 ///< of the final transform, which hops a quarter of them [20]
};

/// Reads them off the file. ErrorKind::input when the file is not a Kokoro model; messages name the tensor.
base::Result<Config> configOf(const WeightReader& weights);

} // namespace melisma::ml::kokoro
