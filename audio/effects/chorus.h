// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "chorus": up to four voices a side, each a delay that sways by a sine, after J. Dattorro, "Effect Design, Part 2:
/// Delay-Line Modulation and Chorus", JAES 45 (10), 1997. With a short delay and feedback it is a flanger.
EffectKind chorusKind();

} // namespace melisma::audio
