// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "reverb": a feedback delay network of eight lines (J.-M. Jot and A. Chaigne, AES 90, 1991) with a Hadamard matrix
/// between them, delays that wander a little so that no tone rings on, and four allpass diffusers a side (Schroeder
/// 1962) in front. The level of its answer to steady noise hardly depends on size and decay.
EffectKind reverbKind();

} // namespace melisma::audio
