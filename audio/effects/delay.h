// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "delay": echoes, each by a high and a low cut duller than the one before, straight or from side to side (U. Zölzer
/// (ed.), "DAFX: Digital Audio Effects", 2nd ed. 2011, chapter 2). The time is whole frames; on its way to another it
/// glides as a tape would.
EffectKind delayKind();

} // namespace melisma::audio
