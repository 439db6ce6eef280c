// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/sing/token_timing.h"

namespace melisma::ml::sing {

struct EnergyOptions {
    double ownShare =
        0.3; ///< of a vowel's level; the rest is the median of the line, which keeps low vowels from hissing
    double percentile = 0.9;
    int attack = 6;  ///< values from what came before to the level of the vowel
    int release = 8; ///< and from it to what follows
};

/// The speech model's energy for a sung line, two values a frame, from that of the same tokens as spoken
/// (`spokenEnergy`, two values a spoken frame). Consonants follow the spoken course; a vowel stays at a level made of
/// its own 90th percentile and the median of those of all vowels; rests have the lowest twentieth of the spoken energy.
/// Both sides are read four values early, as the sound is. `spokenFrames` holds a count for each timed token but rests.
/// ErrorKind::input when the counts do not belong together.
base::Result<std::vector<float>> energyCurve(const TokenTiming& timing, std::span<const int> spokenFrames,
                                             std::span<const float> spokenEnergy, const EnergyOptions& options = {});

} // namespace melisma::ml::sing
