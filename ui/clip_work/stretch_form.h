// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace melisma::ui {

class NumberBox;

/// How fast and how high the selected sound clips play; each change is for all of them. Hidden without any.
class StretchForm : public QWidget {
    Q_OBJECT
public:
    explicit StretchForm(Session& session, QWidget* parent = nullptr);

private:
    void build();
    void refresh();
    void showState(const project::Clip& clip);
    void changeRatio();
    void changePitch();
    void changeSwitches();
    void reset();

    Session& m_session;
    NumberBox* m_stretch;
    NumberBox* m_semitones;
    NumberBox* m_cents;
    QCheckBox* m_keepFormants;
    QCheckBox* m_follow;
    QPushButton* m_reset;
    QLabel* m_state;
};

/// The same in a window of its own, for the keyboard; says what is missing where no sound clip is selected.
void showStretch(Session& session, QWidget* parent);

} // namespace melisma::ui
