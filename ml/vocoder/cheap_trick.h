// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::vocoder {

struct CheapTrickOptions {
    double f0Floor = 71.0; ///< Hz; decides the size of the transform, and with it the bins
    double q1 = -0.15;     ///< strength of the recovery after smoothing
};

/// The transform that holds three periods of `f0Floor`: 1024 at 24 kHz, 2048 at 44.1 and 48 kHz for 71 Hz.
int envelopeFftSize(int sampleRate, double f0Floor);

/// The spectral envelope of each frame of `f0`. M. Morise, "CheapTrick, a spectral envelope estimator for
/// high-quality speech synthesis", Speech Communication 67, 2015. Frames without F0 are cut as if it were 500 Hz.
/// Needs 4 * (fftSize / 2 + 1) bytes a frame, the answer itself. Any thread.
base::Result<SpectralEnvelope> cheapTrick(std::span<const float> samples, int sampleRate, const F0Track& f0,
                                          const CheapTrickOptions& options = {}, const Watch& watch = {});

} // namespace melisma::ml::vocoder
