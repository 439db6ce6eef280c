// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/sing/token_timing.h"

namespace melisma::ml::sing {

/// Of a vowel, at either end, that keeps its pace.
inline constexpr double kKeptShare = 0.3;

/// Corners of a map from sung time to spoken time, both in seconds; rising.
struct StretchMap {
    std::vector<double> sung;
    std::vector<double> spoken;
};

/// Joins a line as it is sung to the same tokens as they are spoken. Tokens meet at their borders, a stress
/// mark as part of its vowel; of a vowel that is held longer than spoken the first and the last `kept` share of the
/// spoken one keep their pace and the middle is stretched. `spokenFrames` holds a count for each timed token but rests;
/// rests take up no spoken time, so that a rest holds the moment before it: whoever renders silences it. Both times are
/// those of tokens; the sound comes kAcousticLead before them on both sides, whatever the pace, so both must be moved.
/// ErrorKind::input when the counts do not belong together.
base::Result<StretchMap> stretchMap(const TokenTiming& timing, std::span<const int> spokenFrames,
                                    double kept = kKeptShare);

} // namespace melisma::ml::sing
