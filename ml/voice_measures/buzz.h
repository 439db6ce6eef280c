// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::measures {

/// How much the high voice sounds like a row of clicks. The energy from 2 to 8 kHz (or 0.45 of the rate) is laid over
/// itself, four periods of F0 long; `buzz` is the share that falls into the loudest quarter of the period, scaled so
/// that an even spread is 0 and a train of clicks 1. Noise has about 0.1. Vocoders whose harmonics all have the phase
/// of one pulse score high; in people breath and irregular closure spread the energy.
/// The mean over voiced frames, each weighted alike; frames of `floorDb` below the loudest are left out. 0 when no
/// frame counts.
double buzz(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0, double floorDb = -30.0);

} // namespace melisma::ml::measures
