// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/note.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace melisma::music {

/// What is done to chosen notes as a whole. Unless said otherwise the answer holds a note for each that was given, in
/// the same order, within MIDI's limits and never before 0.

struct Humanise {
    base::Beats timing;     ///< starts stray by so much at most, small deviations being the likelier
    int velocity = 0;       ///< so do velocities
    std::uint64_t seed = 1; ///< equal seeds, equal deviations
};
std::vector<Note> humanised(std::vector<Note> notes, const Humanise& settings);

/// Each note lasts until the next one begins; notes that begin together stay together, the last ones stay as they are.
std::vector<Note> legato(std::vector<Note> notes);

/// Lengths times `factor` over `divisor` (both positive), a tick at least.
std::vector<Note> scaledLengths(std::vector<Note> notes, int factor, int divisor);

/// Mirrored in time between the first start and the last end.
std::vector<Note> reversed(std::vector<Note> notes);

/// Mirrored in pitch between the lowest and the highest.
std::vector<Note> inverted(std::vector<Note> notes);

/// The two parts of a note that sounds across `at`; the second holds the first one's syllable.
std::optional<std::pair<Note, Note>> splitNote(const Note& note, base::Beats at);

/// One note for each pitch, from the first start to the last end, otherwise like the first; ascending by start and
/// pitch.
std::vector<Note> joined(std::vector<Note> notes);

} // namespace melisma::music
