// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "deesser": takes the edge off sharp consonants. It listens to what lies above a frequency with the gain computer of
/// Giannoulis et al. (dynamics.h) and lowers either that alone or the whole sound. The band is taken out of a
/// state-variable filter with trapezoidal integrators (V. Zavalishin, "The Art of VA Filter Design", 2012),
/// whose high, band and low outputs weighed by g, sqrt(g) and 1 are a shelf with |H|^2 = (1 + g^2 w^4) / (1 + w^4):
/// with g = 1 no bit changes, so that it is also heard dry beside other tracks.
EffectKind deesserKind();

} // namespace melisma::audio
