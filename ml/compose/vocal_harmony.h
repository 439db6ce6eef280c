// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "ml/compose/chord_track.h"
#include "ml/compose/plan.h"

namespace melisma::ml {

/// A second voice to the refrains of a vocal, note for note with the same words: a third of the scale of chord and key
/// below, a fourth where a held note would rub against the chord otherwise; above, where below is too low for `range`.
/// A part like the lead's, muted as that; without clips where nothing comes back or the voice reaches neither.
music::Part writeHarmony(const music::Part& lead, const Plan& plan, const ChordTrack& chords, const Register& range);

} // namespace melisma::ml
