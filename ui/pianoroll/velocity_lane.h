// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

#include <QWidget>

namespace melisma::ui {

/// A stem for the velocity of each note. Dragging a chosen note's stem moves all chosen ones alike; dragging across
/// others draws them to the pointer's height.
class VelocityLane : public QWidget {
    Q_OBJECT
public:
    explicit VelocityLane(RollState& state, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    std::vector<music::Note> under(double left, double right) const;
    int velocityAt(double y) const;
    void shiftChosen(int by);
    void drawTo(QPointF point);
    void set(const music::Note& note, int velocity);

    RollState& m_state;
    bool m_active = false;
    bool m_relative = false;
    QPointF m_pressed;
    QPointF m_last;
    NoteChange m_change;
};

} // namespace melisma::ui
