// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::vocoder {

struct D4cOptions {
    double voicingThreshold = 0.85; ///< of the power from 100 Hz to 7.9 kHz, the share below 4 kHz that makes a voice
};

/// The frequencies at which aperiodicity is measured: 0, 3 kHz, 6 kHz ... 15 kHz at most, half the sample rate.
std::vector<float> aperiodicityKnots(int sampleRate);

/// The aperiodicity of each frame of `f0`. M. Morise, "D4C, a band-aperiodicity estimator for high-quality speech
/// synthesis", Speech Communication 84, 2016, with the voicing decision "love train" of the same author. Frames that
/// are unvoiced, in `f0` or by that decision, are 0 dB throughout. Memory: the answer and six transforms. Any thread.
base::Result<Aperiodicity> d4c(std::span<const float> samples, int sampleRate, const F0Track& f0,
                               const D4cOptions& options = {}, const Watch& watch = {});

} // namespace melisma::ml::vocoder
