// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/note_drag.h"

#include <map>

namespace melisma::ui {

/// One stroke that paints a run of notes, one for each grid cell it crosses, or takes away the notes that it meets.
/// Knows nothing of widgets.
class NoteBrush {
public:
    enum class Kind { paint, erase };

    /// `stored`: the notes of the take when the stroke begins. Hits are struck and not held: only what begins in a cell
    /// fills it for them.
    NoteBrush(Kind kind, std::vector<music::Note> stored, int velocity, bool hits);

    Kind kind() const { return m_kind; }
    /// Paints the cells from one place of the pointer to the next; a cell follows the last pitch in it. A cell that
    /// already has a note of that pitch is left alone.
    void paint(const NoteDrag::Pointer& from, const NoteDrag::Pointer& to, const RollRules& rules);
    void erase(const music::Note& note);
    /// Those that were not erased yet.
    const std::vector<music::Note>& left() const { return m_stored; }
    NoteChange change() const;

private:
    void paintCell(base::Beats cell, int pitch, const RollRules& rules);

    Kind m_kind;
    std::vector<music::Note> m_stored;
    int m_velocity;
    bool m_hits;
    std::map<base::Beats, music::Note> m_painted; ///< by song time of the cell
    std::vector<music::Note> m_erased;
};

} // namespace melisma::ui
