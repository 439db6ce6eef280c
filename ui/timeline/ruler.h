// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/painted_parts.h"
#include "ui/timeline/loop_drag.h"

#include <QPixmap>
#include <QWidget>

namespace melisma::ui {

class TimelineState;

/// Sections, chords, bars and the loop above the lanes. Click or drag seeks; Shift and drag draws a loop, whose ends
/// and middle can be dragged. A double click on a section or marker names it anew, a right click says what else.
class Ruler : public QWidget, public PaintedParts {
    Q_OBJECT
public:
    explicit Ruler(TimelineState& state, QWidget* parent = nullptr);

    std::vector<PaintedPart> paintedParts() const override;
    void pressPart(std::uint64_t key) override; ///< the playhead goes there

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void invalidate();
    void movePlayhead();
    void seekTo(double x);
    const project::Marker* markerAt(QPointF place) const;

    TimelineState& m_state;
    QPixmap m_picture; ///< everything but the playhead; null when it must be painted anew
    double m_playheadX = 0.0;
    std::optional<LoopDrag> m_drag;
};

} // namespace melisma::ui
