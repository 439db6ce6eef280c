// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/clip_board.h"
#include "core/edits/edit_range.h"
#include "ui/common/time_form.h"

#include <QObject>

namespace melisma::ui {

/// How edits by hand behave and what the ruler counts, kept in the user's settings over all projects, and what was
/// copied last. UI thread; owned by the Session.
class EditModes : public QObject {
    Q_OBJECT
public:
    /// What places are drawn to: lines of the grid; edges of clips, markers, loop and playhead; nothing.
    enum class Snap { grid, events, off };

    explicit EditModes(QObject* parent = nullptr);

    /// What moves up when something is deleted or cut.
    edits::Ripple ripple() const { return m_ripple; }
    Snap snap() const { return m_snap; }
    bool gridLines() const { return m_gridLines; }
    void setRipple(edits::Ripple ripple);
    void setSnap(Snap snap);
    void setGridLines(bool shown);
    RulerRows rulerRows() const { return m_rulerRows; }
    TimeForm timeForm() const { return m_timeForm; }
    void setRulerRows(RulerRows rows);
    void setTimeForm(TimeForm form);

    /// From the project that is open, or foreign: from one that was open before.
    const edits::ClipBoard& board() const { return m_board; }
    void setBoard(edits::ClipBoard board);

signals:
    void changed();

private:
    edits::Ripple m_ripple = edits::Ripple::off;
    Snap m_snap = Snap::grid;
    bool m_gridLines = true;
    RulerRows m_rulerRows = RulerRows::bars;
    TimeForm m_timeForm = TimeForm::clock;
    edits::ClipBoard m_board;
};

} // namespace melisma::ui
