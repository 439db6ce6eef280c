// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QCursor>
#include <QPointF>

#include <optional>

namespace melisma::ui {

class TimelineState;

/// The loop being drawn, moved or made longer on the ruler. Shown as a preview until it is finished: one undo step.
class LoopDrag {
public:
    /// None when a press there is about something else. With Shift a new loop begins anywhere.
    static std::optional<LoopDrag> begin(TimelineState& state, QPointF at, Qt::KeyboardModifiers modifiers);
    static QCursor cursorAt(const TimelineState& state, QPointF at, Qt::KeyboardModifiers modifiers);

    /// `free`: not drawn to the grid.
    void moveTo(double x, bool free);
    void finish();
    void cancel();

private:
    enum class Part { drawing, start, end, whole };
    static std::optional<Part> partAt(const TimelineState& state, QPointF at, Qt::KeyboardModifiers modifiers);
    LoopDrag(TimelineState& state, Part part, double x);
    base::Beats beatsAt(double x, bool free) const;

    TimelineState* m_state;
    Part m_part;
    double m_x;
    base::Beats m_start; ///< of the loop as it was; when drawing, where the press was
    base::Beats m_end;
    base::Beats m_newStart;
    base::Beats m_newEnd;
    bool m_moved = false;
};

} // namespace melisma::ui
