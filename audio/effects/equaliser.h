// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "eq": low cut, low shelf, three peaks, high shelf and high cut, twelve dB an octave the cuts. Each a biquad
/// (biquad.h); one that does nothing costs nothing, and an equaliser that stands flat changes no bit.
EffectKind equaliserKind();

} // namespace melisma::audio
