// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/painted_parts.h"
#include "ui/timeline/automation_actions.h"
#include "ui/timeline/automation_painter.h"
#include "ui/timeline/automation_stroke.h"

#include <QWidget>

namespace melisma::ui {

/// The curve of one target under its track's lane. A click on a free place adds a point, a drag there draws freely,
/// with Shift a line; a drag of a point moves it (Shift: without snapping, Ctrl: its value alone); a double click on
/// one or Delete takes it out. Left and Right go from point to point, Up and Down change the value, Ctrl+Left and
/// Ctrl+Right the place, Page Up and Page Down go to the lane above or below. While it plays a gesture is heard as it
/// is made. Esc cancels a drag. Each gesture is one undo step. Lies over the Lanes; UI thread.
class AutomationLane : public QWidget, public PaintedParts {
    Q_OBJECT
public:
    AutomationLane(TimelineState& state, AutomationRef ref, QWidget* parent = nullptr);

    const AutomationRef& ref() const { return m_ref; }
    std::optional<std::size_t> chosen() const { return m_chosen; }
    /// The points as they are drawn: with the gesture in progress.
    project::AutomationPoints shownPoints() const;
    QPointF placeOf(const project::AutomationPoint& point) const; ///< px
    QString reading() const { return m_reading; }                 ///< beside the pointer; empty: none
    std::vector<PaintedPart> paintedParts() const override;
    std::uint64_t focusedPart() const override { return m_chosen ? *m_chosen + 1 : 0; }
    void pressPart(std::uint64_t key) override;
    void sync(); ///< shows the project's current state

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Mode { idle, pressed, moving, drawing, lining };

    AutomationView view() const;
    const project::AutomationLane* lane() const;
    const project::AutomationPoints& points() const;
    base::Beats placeAt(double x, bool free) const;
    void startDrag();
    void findChosen();
    void moveTo(const QMouseEvent& event);
    void drawTo(QPointF point);
    void lineTo(const QMouseEvent& event);
    void preview(project::Edit edit);
    void settle();
    void addAt(QPointF point);
    void choose(std::optional<std::size_t> point);
    void chooseAt(base::Beats at);
    bool pressKey(const QKeyEvent& event);
    void step(int direction);
    void toLane(int direction);
    void changeValue(int direction, bool fine);
    void changePlace(int direction);
    void removeChosen();
    void endGesture();
    void setReading(const project::AutomationPoint& point);
    void clearReading();
    void movePlayhead();
    void describe();
    QString pointText(const project::AutomationPoint& point) const;

    TimelineState& m_state;
    AutomationRef m_ref;
    AutomationAxis m_axis;
    Mode m_mode = Mode::idle;
    QPointF m_pressed;
    QPointF m_grab; ///< from the pointer to the point that it moves
    QPointF m_last;
    bool m_straight = false;     ///< Shift was held when it was pressed
    bool m_onPoint = false;      ///< it was pressed on a point
    bool m_pressedPoint = false; ///< the press before was on a point: a double click takes it out
    AutomationStroke m_stroke;
    project::Edit m_edit;                               ///< of the gesture, as of the last move
    std::optional<project::AutomationPoints> m_preview; ///< what it leads to
    std::optional<std::size_t> m_chosen, m_hovered;
    base::Beats m_chosenAt;                    ///< place of m_chosen when it was chosen
    project::AutomationPoints m_pressedPoints; ///< that the gesture began with
    QString m_reading;
    project::AutomationPoint m_readPoint; ///< that it is about
    double m_playheadX = 0.0;
};

} // namespace melisma::ui
