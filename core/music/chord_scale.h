// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"
#include "core/music/key.h"

#include <bitset>

namespace melisma::music {

/// Pitch classes: bit n stands for class n, 0 = C.
using PitchClassSet = std::bitset<12>;

PitchClassSet scaleOf(const Key& key);

/// The notes that fit a chord within a key: the key's scale in which each chord tone takes the place of the scale note
/// of its own letter. E7 in A minor has G# for G, a Bb chord in C major has Bb for B.
PitchClassSet chordScale(const Key& key, const Chord& chord);

/// The MIDI note of the set nearest to `pitch`, the lower one of two; `pitch` itself when the set is empty.
int nearestIn(const PitchClassSet& set, int pitch);

/// The MIDI note of the set that is `steps` notes of the set above (below when negative) `pitch`, within 0..127.
int stepsAway(const PitchClassSet& set, int pitch, int steps);

} // namespace melisma::music
