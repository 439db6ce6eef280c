// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"
#include "ml/compose/genre.h"

#include <vector>

namespace melisma::ml {

/// Pitches for `chord`, ascending, inside `range`, built the way `kind` says with about `voices` notes. Of all
/// that fit, the one that moves least from `previous` (empty: lies best in the register) and is not muddy: below
/// E3 neighbours keep a fifth apart. Only chord tones. `bassBelow`: a slash chord has its bass at the bottom.
std::vector<int> voiceChord(const music::Chord& chord, VoicingKind kind, int voices, Register range,
                            const std::vector<int>& previous, bool bassBelow = false);

/// Cost of a muddy voicing: pairs of low neighbours closer than a fifth.
int muddyPairs(const std::vector<int>& pitches);

} // namespace melisma::ml
