// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

#include <cstdint>
#include <vector>

namespace melisma::ml::vocoder {

/// A moment at which the synthesis excites the voice: `fraction` of a sample after `sample`.
struct Pulse {
    std::int64_t sample = 0;
    double fraction = 0.0; ///< 0 .. 1
    bool voiced = false;
};

/// The pulses of `sampleCount` samples: one a period of F0, and 500 a second where the track is unvoiced. F0 is
/// interpolated between frames; half-way between a voiced and an unvoiced frame lies the border.
std::vector<Pulse> pulsesOf(const F0Track& f0, int sampleRate, std::size_t sampleCount);

} // namespace melisma::ml::vocoder
