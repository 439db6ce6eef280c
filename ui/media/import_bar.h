// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QProgressBar;

namespace melisma::ui {

/// Progress of all imports on their way, with a button that gives them up. Hidden while there are none.
class ImportBar : public QWidget {
    Q_OBJECT
public:
    explicit ImportBar(Session& session, QWidget* parent = nullptr);

private:
    void show(const QString& text, double fraction);

    Session& m_session;
    QProgressBar* m_bar;
};

} // namespace melisma::ui
