// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::conversion {

/// The pitch of a recording by Harvest: Hz at 80 values a second, `values` of them, 0 where there is none. `samples`
/// mono at 24 kHz.
base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values,
                                            const std::stop_token& stop = {});

/// A pitch without gaps, `semitones` higher, where `voicing` (0 .. 1, as many values) says that there is a voice; 0
/// elsewhere.
std::vector<float> voicedPitch(std::span<const float> pitch, std::span<const float> voicing, double semitones);

} // namespace melisma::ml::conversion
