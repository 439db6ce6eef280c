// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::vocoder {

struct HarvestOptions {
    double f0Floor = 71.0; ///< Hz, 20 or more
    double f0Ceiling = 800.0;
    double framePeriod = 0.005; ///< seconds, whole milliseconds
};

/// The F0 of a voice. M. Morise, "Harvest, a high-performance fundamental frequency estimator from speech signals",
/// Interspeech 2017: candidates from the zero crossings of many band-pass filters, refined by instantaneous frequency,
/// joined by continuity. Answers floor(seconds / framePeriod) + 1 frames.
/// Memory: 8 bytes a sample and about 0.5 MB a second of sound. Any thread.
base::Result<F0Track> harvest(std::span<const float> samples, int sampleRate, const HarvestOptions& options = {},
                              const Watch& watch = {});

} // namespace melisma::ml::vocoder
