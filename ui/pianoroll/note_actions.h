// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

namespace melisma::ui {

/// What keys and buttons do to the chosen notes. Each is one undo step; without chosen notes nothing happens unless
/// said otherwise.
void deleteNotes(RollState& state);
void nudgeNotes(RollState& state, int gridSteps);
/// By half steps, or by notes of the scale while that is held.
void transposeNotes(RollState& state, int steps);
/// By notes of the scale under the chord there, whether it is held or not.
void transposeInScale(RollState& state, int steps);
void transposeOctave(RollState& state, int octaves);
void lengthenNotes(RollState& state, int gridSteps);
void setVelocity(RollState& state, int velocity);
/// In cents; music::Note::kSingersVibrato leaves it to the singer.
void setVibrato(RollState& state, int cents);
/// The chosen notes, else all of them.
void quantiseNotes(RollState& state, const music::Quantise& settings);
NoteChange quantiseChange(const RollState& state, const music::Quantise& settings);
void chooseAllNotes(RollState& state);
/// The next note in time (-1: the one before) becomes the chosen one.
void chooseNeighbour(RollState& state, int direction);

} // namespace melisma::ui
