// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/clip_drag.h"
#include "ui/timeline/take_drag.h"

#include <QCoreApplication>
#include <QCursor>
#include <QPoint>
#include <QRectF>

#include <functional>
#include <optional>

class QMouseEvent;

namespace melisma::ui {

class TimelineState;

/// What the mouse does over the lanes: choose clips or time, move, trim, stretch, fade, gain, comp takes, rubber band
/// (with Ctrl or Shift, and below the tracks), pan. One gesture at a time; Esc cancels it without a trace. Owned by the
/// Lanes, UI
/// thread.
class LaneGestures {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::LaneGestures)
public:
    struct Hooks {
        std::function<void(project::ClipId, QPoint globalPos)> showTakes;
        std::function<void()> bandChanged;
    };
    LaneGestures(TimelineState& state, Hooks hooks);

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    bool cancel(); ///< false when there was nothing to cancel

    bool active() const { return m_mode != Mode::idle; }
    /// The rubber band in lane coordinates, while there is one.
    std::optional<QRectF> band() const;
    static QCursor cursorFor(const LaneHit& hit);
    /// A drag from there would stretch a clip: Alt is held over the edge of one with sound.
    bool stretches(const LaneHit& hit, const QMouseEvent& event) const;
    /// How a clip is being stretched, for beside the pointer; empty at other times.
    QString reading() const;

private:
    enum class Mode { idle, pressed, dragging, timing, band, panning };

    void pressClip(const LaneHit& hit, const QMouseEvent& event);
    void select(const LaneHit& hit, bool add);
    void startDrag(bool stretch);
    void swipeTo(const QMouseEvent& event);
    void settleTake();
    void dragTo(const QMouseEvent& event);
    void bandTo(QPointF point);
    void timeTo(const QMouseEvent& event);
    Snapping snapping() const;
    bool extendsTime(const QMouseEvent& event) const;
    void extendTime();
    void scrollAtEdges(QPointF point);
    void settleClick();
    void end();
    ClipDrag::Pointer pointerAt(const QMouseEvent& event) const;

    TimelineState& m_state;
    Hooks m_hooks;
    Mode m_mode = Mode::idle;
    LaneHit m_hit;
    QPointF m_pressed;
    QPointF m_last;
    base::Frames m_pressedFrame;
    int m_pressedContentY = 0; ///< lane y before scrolling
    bool m_adding = false;     ///< Ctrl or Shift was held
    bool m_wasSelected = false;
    bool m_stretching = false;          ///< the drag stretches its clip
    bool m_copying = false;             ///< the drag makes copies, as of the last move
    std::set<project::ClipId> m_before; ///< selection when a band started
    project::TimeSelection m_timeBefore;
    bool m_extending = false; ///< a click with Shift draws the selected time up to here
    std::optional<ClipDrag> m_drag;
    std::optional<TakeDrag> m_takeDrag;
    project::Edit m_edit; ///< of the drag, as of the last move
};

} // namespace melisma::ui
