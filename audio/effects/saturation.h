// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

namespace melisma::audio {

/// "saturation": a curve without memory at four times the rate, so that what it makes above the Nyquist frequency does
/// not fold back (U. Zölzer (ed.), "DAFX: Digital Audio Effects", 2nd ed. 2011, chapter 4; V. Välimäki and J. D.
/// Reiss, "All About Audio Equalization", Applied Sciences 6 (5), 2016, for the first-order shelf of the tone). Half of
/// the drive is taken back behind the curve. Late by the filters.
EffectKind saturationKind();

/// The curves, of slope 1 at 0: tanh(x); the same from a bias on, which makes even harmonics; x / (1 + x^6)^(1/6).
double tapeCurve(double x) noexcept;
double tubeCurve(double x) noexcept;
double hardCurve(double x) noexcept;

} // namespace melisma::audio
