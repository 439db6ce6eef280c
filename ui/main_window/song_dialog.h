// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDialog>

class QLabel;

namespace melisma::ui {

class ParamForm;

/// Tempo, meter and key of the song from its first bar, as one undo step.
class SongDialog : public QDialog {
    Q_OBJECT
public:
    explicit SongDialog(Session& session, QWidget* parent = nullptr);

    void accept() override;

private:
    void setTempo(double bpm);

    Session& m_session;
    ParamForm* m_form;
    QLabel* m_problem;
};

} // namespace melisma::ui
