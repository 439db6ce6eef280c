// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/note.h"
#include "ml/compose/stage.h"

#include <vector>

namespace melisma::ml {

/// Plays drafted notes of one part as a person would: swing, the part's own lateness and looseness, uneven
/// velocities. The result counts from the section's start, stays inside the section and has no two notes of one
/// pitch at once.
music::NoteSequence perform(const PartSection& context, std::vector<DraftNote> notes);

/// `ticks` with off-beats moved to `swing` of their pair; `unit` 8 or 16. Straight at 0.5.
std::int64_t swung(std::int64_t ticks, double swing, int unit);

/// Cuts every note at the next of the same pitch; two struck nearly together become one.
void cutOverlaps(std::vector<music::Note>& notes);

} // namespace melisma::ml
