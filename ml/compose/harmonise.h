// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/note.h"
#include "ml/compose/chord_track.h"
#include "ml/compose/plan.h"

namespace melisma::ml {

/// Chords for a melody, one a bar: of the genre's harmony, the row that agrees best with the notes (weighted by length
/// and by the strength of the beat) and moves as the genre's progressions do; found by dynamic programming (Viterbi
/// 1967) over the bars. `melody` is in song time. Starts and ends near the tonic where the notes allow it.
ChordTrack harmonise(const Plan& plan, const MeterGrid& grid, const music::NoteSequence& melody);

} // namespace melisma::ml
