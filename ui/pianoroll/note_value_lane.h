// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

#include <QWidget>

namespace melisma::ui {

/// A stem for the velocity or the vibrato of each note, as RollState says. Dragging a chosen note's stem moves all
/// chosen ones alike; dragging across others draws them to the pointer's height. A double click leaves the vibrato of
/// the notes there to the singer again.
class NoteValueLane : public QWidget {
    Q_OBJECT
public:
    explicit NoteValueLane(RollState& state, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void describe();
    std::vector<music::Note> under(double left, double right) const;
    int valueAt(double y) const;
    void shiftChosen(int by);
    void drawTo(QPointF point);
    void set(const music::Note& note, const music::Note& after);

    RollState& m_state;
    bool m_active = false;
    bool m_relative = false;
    QPointF m_pressed;
    QPointF m_last;
    NoteChange m_change;
};

} // namespace melisma::ui
