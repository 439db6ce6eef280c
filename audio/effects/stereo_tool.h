// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "stereo": swaps, turns the phase of, widens and balances the sides. Width is the gain of the side signal (A. D.
/// Blumlein, British patent 394325, 1931, "shuffling"); below a frequency the sound can be mono, by a second-order
/// Butterworth high pass in the side signal. Neutral, no bit changes.
EffectKind stereoToolKind();

} // namespace melisma::audio
