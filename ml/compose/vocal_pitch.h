// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord_scale.h"
#include "ml/compose/genre.h"
#include "ml/compose/rng.h"

#include <optional>
#include <vector>

namespace melisma::ml {

/// A note that wants a pitch.
struct PitchSlot {
    music::PitchClassSet tones;               ///< of the chord that sounds
    music::PitchClassSet scale;               ///< what may sound besides
    bool mustAgree = false;                   ///< strong or long: a tone of the chord
    bool held = false;                        ///< goes on from the syllable before: a step away, not a leap
    double height = 0.5;                      ///< where in the range the line should lie, 0..1
    std::optional<music::PitchClassSet> rest; ///< a line comes to rest here, on one of these
};

/// The most singable line through `slots`, within `range`: steps rather than leaps (Huron, The Melodic Arch in Western
/// Folksongs, 1996; intervals weighted after the counts of Vos and Troost 1989), near the wanted height, by Viterbi's
/// algorithm. `before`: the pitch that was sung last. `rng` leans towards one line or another.
std::vector<int> singableLine(const std::vector<PitchSlot>& slots, Register range, std::optional<int> before, Rng rng);

} // namespace melisma::ml
