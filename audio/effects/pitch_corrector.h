// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "pitch": draws one voice to the notes of a scale, as H. A. Hildebrand's US patent 5,973,252 (1999) describes it: a
/// pitch tracker (PitchTracker), a note that changes only when another is clearly nearer, a correction that takes its
/// time, and a shifter that keeps the formants (PitchShifter). Consonants and noise pass as they are. Late by the
/// shifter.
EffectKind pitchCorrectorKind();

} // namespace melisma::audio
