// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "limiter": holds the true peak (ITU-R BS.1770-4, annex 2) at a ceiling, by TruePeakLimiter. Late by its look-ahead.
EffectKind limiterKind();

} // namespace melisma::audio
