// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace melisma::ml::sing {

/// The vowel from whose sound a breath is made.
struct BreathSource {
    std::span<const float> samples; ///< mono, kSungRate, some 100 ms of it or more
    double hertz = 200.0;           ///< its pitch
};

/// Seconds that a singer breathes in during a rest of `rest` seconds: 0 when there is no time, at most half a second.
double breathSeconds(double rest);

/// The sound of breathing in: noise through the throat and mouth of the vowel, swelling and cut off when it ends, 30 dB
/// softer than the vowel. ErrorKind::internal where the vocoder fails.
base::Result<std::vector<float>> breathIn(const BreathSource& vowel, double seconds, std::uint64_t seed);

} // namespace melisma::ml::sing
