// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/shape_notes.h"
#include "ui/pianoroll/roll_state.h"

namespace melisma::ui {

/// What core/music/shape_notes does, for the chosen notes; each is one undo step. Only humanising takes all notes where
/// none is chosen, elsewhere nothing happens then unless said otherwise.
NoteChange humaniseChange(const RollState& state, const music::Humanise& settings);
void makeLegato(RollState& state);
/// Lengths times `factor` over `divisor`, within the clip.
void scaleLengths(RollState& state, int factor, int divisor);
void reverseNotes(RollState& state);
/// Mirrored between the lowest and the highest note, in the scale while that is held.
void invertNotes(RollState& state);
/// At `song`, the chosen notes that sound there, else all that do.
void splitNotes(RollState& state, base::Beats song);
void splitAtPlayhead(RollState& state);
/// Notes of one pitch become one.
void joinNotes(RollState& state);

} // namespace melisma::ui
