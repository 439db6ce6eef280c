// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::conversion {

/// The pitch of a recording as the speech model takes it: Hz at 80 values a second, 0 where there is none. Harvest
/// tells the pitch, `voicing` (0 .. 1, as many values as are answered) whether there is one: where only one of them
/// hears a voice the pitch is drawn on between its neighbours or left out. `samples` mono at 24 kHz.
base::Result<std::vector<float>> pitchOf(std::span<const float> samples, std::span<const float> voicing,
                                         const std::stop_token& stop = {});

} // namespace melisma::ml::conversion
