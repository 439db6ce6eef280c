// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/note_brush.h"
#include "ui/pianoroll/roll_state.h"

#include <QCursor>

#include <functional>
#include <optional>

class QMouseEvent;

namespace melisma::ui {

/// What the mouse does over the notes: choose, draw, paint, erase, move, lengthen, copy, rubber band,
/// pan. One gesture at a time;
/// cancel() leaves no trace. Owned by the NoteCanvas, UI thread.
class RollGestures {
public:
    RollGestures(RollState& state, std::function<void()> bandChanged);

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event); ///< on a note of drums: deletes it; beside: draws one
    bool cancel();                              ///< false when there was nothing to cancel

    bool active() const { return m_mode != Mode::idle; }
    std::optional<QRectF> band() const; ///< while there is one
    QCursor cursorAt(QPointF point) const;

private:
    enum class Mode { idle, pressed, dragging, brushing, band, panning };

    NoteDrag::Pointer pointerAt(const QMouseEvent& event) const;
    void pressNote(const NoteHit& hit, const QMouseEvent& event);
    bool startBrush(const QMouseEvent& event);
    void brushTo(const QMouseEvent& event);
    void startDrawing(const QMouseEvent& event);
    void startDrag();
    void bandTo(QPointF point, bool adding);
    void settle(const QMouseEvent& event);
    QString label() const;
    void end();

    RollState& m_state;
    std::function<void()> m_bandChanged;
    Mode m_mode = Mode::idle;
    std::optional<NoteHit> m_hit;
    bool m_wasChosen = false;
    std::optional<NoteDrag> m_drag;
    std::optional<NoteBrush> m_brush;
    NoteChange m_change;
    std::vector<music::Note> m_before; ///< chosen when the band began
    NoteDrag::Pointer m_start;
    NoteDrag::Pointer m_brushed; ///< where the brush was last
    QPointF m_pressed;
    QPointF m_last;
};

} // namespace melisma::ui
