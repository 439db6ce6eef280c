// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

#include <span>

namespace melisma::audio {

/// "gate": closes between the sounds, both sides by the same gain, as in U. Zölzer (ed.), "DAFX: Digital Audio
/// Effects", 2nd ed. 2011, chapter 4: a peak detector behind a high pass, two thresholds (hysteresis), a hold time,
/// and a gain that goes exponentially to 1 or to the range.
EffectKind gateKind();

/// dB that leave it for a steady level of `inDb` at its detector, with parameters as Effect::setParams() takes them;
/// between its two thresholds it depends on whether it is `open`.
double gateLevelDb(std::span<const float> values, double inDb, bool open);

} // namespace melisma::audio
