// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"
#include "core/music/key.h"
#include "core/music/note.h"

namespace melisma::ml {

/// What a second voice sings to a note: a third of the scale of chord and key below (`side` -1) or above (1), a fourth
/// where a note of a beat or more would rub against the chord otherwise. A MIDI pitch.
int partnerPitch(const music::Note& note, const music::Key& key, const music::Chord& chord, int side);

} // namespace melisma::ml
