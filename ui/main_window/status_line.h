// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace melisma::ui {

/// Device, latency, load and dropouts at the left; messages in the middle; the save state at the right.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(Session& session, QWidget* parent = nullptr);

    /// Failures stay until something else is said; notes go after a while.
    void say(const QString& text, bool failed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showDevice();
    void showSaveState();
    void showImport(const QString& text, double fraction);

    Session& m_session;
    QLabel* m_device;
    QLabel* m_message;
    QLabel* m_keys;
    QLabel* m_saved;
    QTimer m_poll;
    QTimer m_fade;
};

} // namespace melisma::ui
