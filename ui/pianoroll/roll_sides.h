// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

#include <QWidget>

namespace melisma::ui {

/// The names of the rows at the left of the notes: a keyboard, or the drums of the kit.
class RollKeyboard : public QWidget {
    Q_OBJECT
public:
    explicit RollKeyboard(RollState& state, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RollState& m_state;
};

/// Chords and bars above the notes; a click or drag moves the playhead.
class RollRuler : public QWidget {
    Q_OBJECT
public:
    explicit RollRuler(RollState& state, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    RollState& m_state;
};

} // namespace melisma::ui
