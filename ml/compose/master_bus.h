// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"

namespace melisma::ml {

inline constexpr double kTamerRatio = 8.0;

/// A compressor for the master that only touches what would go beyond: above its threshold kTamerRatio dB become one.
music::EffectSetting peakTamer(double thresholdDb, double makeUpDb);

/// What the master adds to every part, by its fader and its compressor.
double liftOf(const music::Score& score);

} // namespace melisma::ml
