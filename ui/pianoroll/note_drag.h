// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord_scale.h"
#include "ui/pianoroll/note_change.h"
#include "ui/pianoroll/pitch_rows.h"

#include <functional>

namespace melisma::ui {

/// What holds while notes are drawn and moved. Times are the song's unless said otherwise.
struct RollRules {
    const music::TempoMap& map;
    base::Beats grid;
    base::Beats shift;     ///< take time to song time
    base::Beats clipStart; ///< notes are kept inside the clip
    base::Beats clipEnd;
    bool snap = true;
    /// The pitches that fit at a time; none: all fit.
    std::function<music::PitchClassSet(base::Beats)> scaleAt;
    PitchRows rows; ///< notes move from row to row

    base::Beats snapped(base::Beats at, bool free) const; ///< nearest line, or `at` when free
    int fitted(int pitch, base::Beats at) const;          ///< nearest pitch of the scale at that time
};

/// One drag of notes. Knows nothing of widgets: turns "the pointer is now here" into a change of notes.
class NoteDrag {
public:
    enum class Kind { move, startEdge, endEdge, draw };
    struct Pointer {
        base::Beats at;
        int pitch = 60;
        bool free = false; ///< no snapping
        bool copy = false; ///< the originals stay (moving only)
    };

    /// Drags `notes` by `grabbed`, which is one of them (take time).
    NoteDrag(Kind kind, std::vector<music::Note> notes, music::Note grabbed, Pointer start);
    /// Draws a new note from the pointer on, `length` long until it is drawn longer.
    static NoteDrag drawing(Pointer start, const RollRules& rules, base::Beats length, int velocity);

    Kind kind() const { return m_kind; }
    NoteChange to(const Pointer& pointer, const RollRules& rules) const;

private:
    NoteChange moved(const Pointer& pointer, const RollRules& rules) const;
    NoteChange stretched(const Pointer& pointer, const RollRules& rules) const;
    NoteChange drawn(const Pointer& pointer, const RollRules& rules) const;

    Kind m_kind;
    std::vector<music::Note> m_notes;
    music::Note m_grabbed;
    Pointer m_start;
};

} // namespace melisma::ui
