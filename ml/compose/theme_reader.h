// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/key.h"
#include "core/music/note.h"
#include "ml/compose/melody_theme.h"

namespace melisma::ml {

/// The theme in a melody: its first two bars are the call and the reply, its fourth bar (the last, where it is shorter)
/// the ending; what returns later is the call with its motion turned upside down. Notes go to the nearest 16th; of
/// notes struck together the highest counts; chromatic notes count as the nearest tone of the key. `melody` counts from
/// a bar line; empty bars before its first note are left out. Without notes the answer has empty motifs.
Theme themeOf(const music::NoteSequence& melody, const music::Key& key, const MeterGrid& grid);

} // namespace melisma::ml
