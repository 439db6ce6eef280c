// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::conversion {

/// The pitch of a recording: Hz at 80 values a second, `values` of them, 0 where it is unvoiced. `samples` mono at
/// 24 kHz. ErrorKind::cancelled after `stop`.
base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values,
                                            const std::stop_token& stop = {});

/// `bridged`, a pitch without gaps, `semitones` higher where there is a voice and 0 elsewhere. Both are asked:
/// `traced`, the same with its gaps, and `voicing` (0 .. 1), what the content encoder hears. Where a pitch was traced
/// the encoder must be sure that there is no voice to be believed, and the other way round. As many values each.
std::vector<float> voicedPitch(std::span<const float> bridged, std::span<const float> traced,
                               std::span<const float> voicing, double semitones);

} // namespace melisma::ml::conversion
