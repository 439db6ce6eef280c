// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace melisma::ml::recognition {

inline constexpr int kSpeechRate = 16000;

/// Mono samples of any rate as 16 kHz, 16 bit, by libsoxr; peaks above full scale are clipped, what is not a number is
/// silence. ErrorKind::input for a rate outside 4000..768000 Hz.
base::Result<std::vector<std::int16_t>> speechSamples(std::span<const float> mono, int sampleRate);

} // namespace melisma::ml::recognition
