// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

#include <span>

namespace melisma::audio {

/// "compressor": feed-forward, both sides by the same gain, after D. Giannoulis, M. Massberg and J. D. Reiss, "Digital
/// Dynamic Range Compressor Design", JAES 60 (6), 2012: the gain computer with a quadratic knee (eq. 4) and the smooth
/// branching detector in the log domain behind it (eq. 23), which compresses in proportion and needs no look-ahead.
EffectKind compressorKind();

/// dB that leave it for a steady level of `inDb` at its detector, with parameters as Effect::setParams() takes them.
double compressorLevelDb(std::span<const float> values, double inDb);

} // namespace melisma::audio
