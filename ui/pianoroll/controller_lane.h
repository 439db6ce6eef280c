// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/controller_stroke.h"
#include "ui/pianoroll/roll_state.h"

#include <QWidget>

#include <optional>

namespace melisma::ui {

/// The values of the controller that RollState names, under the notes. A drag draws them, with Shift a straight line, a
/// double click or the eraser takes them away. By keyboard: Left and Right go from one to the next, Up and Down change
/// it (Shift: in wide steps), Insert adds one at the playhead, Delete removes it.
class ControllerLane : public QWidget {
    Q_OBJECT
public:
    explicit ControllerLane(RollState& state, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int controller() const { return m_state.laneController().value_or(0); }
    bool isSwitch() const;
    bool isBend() const; ///< whose ground is the middle
    base::Beats stepWidth() const;
    ControllerStroke stored() const;
    ControllerStroke::Place placeAt(QPointF point) const;
    double yOf(int value) const;
    void paintValues(QPainter& painter, const ControllerStroke& shown, const QRect& area);
    void drawTo(QPointF point, bool straight);
    bool isNear(double x) const; ///< of a value
    void eraseAt(double x);
    void apply(const ControllerStroke& stroke, const std::string& mergeKey = {});
    void choose(int direction);
    void change(int by);
    void insert();
    void describe();

    RollState& m_state;
    std::optional<ControllerStroke> m_stroke; ///< while it is drawn
    std::optional<ControllerStroke> m_begun;  ///< as it was when the drag began
    std::optional<base::Beats> m_chosen;      ///< by keyboard
    bool m_moved = false;
    ControllerStroke::Place m_pressed;
    ControllerStroke::Place m_last;
};

} // namespace melisma::ui
