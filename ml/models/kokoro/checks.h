// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/kokoro/kokoro.h"

namespace melisma::ml::kokoro {

/// The sizes that arguments must fit.
struct Limits {
    int symbols = 0; ///< ids lie below this
    std::size_t styleWidth = 0;
    std::size_t maxSymbols = 0; ///< between the silent ends
    std::size_t maxFrames = 0;
    std::size_t contentWidth = 0;
    std::size_t featureWidth = 0;
    std::size_t decoderNumbers = 0; ///< of its statistics
    std::size_t generatorNumbers = 0;
};

base::Result<void> checkIds(std::span<const int> ids, const Limits& limits);
base::Result<void> checkStyle(std::span<const float> style, const Limits& limits);
base::Result<void> checkSpeed(double speed);
base::Result<void> checkDurations(std::span<const int> durations, std::size_t ids, const Limits& limits);
/// `values`: how many each curve must have.
base::Result<void> checkCurves(const Curves& curves, std::size_t values);
/// `content`: a row for each frame of the curves.
base::Result<void> checkContent(const Features& content, const Curves& curves, const Limits& limits);
base::Result<void> checkFeatures(const Features& features, std::span<const float> f0, const Limits& limits);
/// `numbers`: how many frozen statistics the pass will read.
base::Result<void> checkOptions(const DecodeOptions& options, std::size_t numbers);

base::Error cancelled();

} // namespace melisma::ml::kokoro
