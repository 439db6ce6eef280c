// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSpinBox;

namespace melisma::ui {

/// Tools of the piano roll: draw, grid, snap, scale, quantise, velocity of the chosen notes.
class RollToolbar : public QWidget {
    Q_OBJECT
public:
    explicit RollToolbar(RollState& state, QWidget* parent = nullptr);

    /// What the button "Change" opens.
    void setChangeMenu(QMenu* menu);

public slots:
    void quantise();

private:
    QPushButton* toggle(const QString& text, const QString& help);
    void buildGrid();
    void buildTools();
    void sync();
    void syncNotes();

    RollState& m_state;
    QLabel* m_title;
    QPushButton* m_draw;
    QPushButton* m_paint;
    QPushButton* m_erase;
    QPushButton* m_snap;
    QPushButton* m_scale;
    QPushButton* m_allDrums;
    QPushButton* m_step;
    QComboBox* m_grid;
    QSpinBox* m_strength;
    QSpinBox* m_velocity;
    QPushButton* m_quantise;
    QPushButton* m_change;
};

} // namespace melisma::ui
