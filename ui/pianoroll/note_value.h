// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/note.h"

namespace melisma::ui {

/// What the lane under the notes shows of each.
enum class NoteValue { velocity, vibrato };

/// How that value is drawn and dragged: from `least` at the lane's bottom to `most` at its top. Vibrato is in cents; a
/// note that says nothing of it stands at `usual`.
struct NoteValueScale {
    int least = 0;
    int most = 127;
    int usual = 0;
};
NoteValueScale scaleOf(NoteValue value);

/// The note's value, `usual` where it says nothing.
int valueOf(const music::Note& note, NoteValue value);
/// Whether the note itself says it.
bool saysValue(const music::Note& note, NoteValue value);
/// The note with that value, held to the scale.
music::Note withValue(music::Note note, NoteValue value, int amount);

} // namespace melisma::ui
