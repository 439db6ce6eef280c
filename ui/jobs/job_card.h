// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_queue.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QToolButton;

namespace melisma::ui {

/// A job that waits or runs, as a person reads it: title, stage and time left, progress, and a way to stop it.
class JobCard : public QFrame {
    Q_OBJECT
public:
    explicit JobCard(QWidget* parent = nullptr);

    void setStatus(const jobs::JobStatus& status);

signals:
    void cancelRequested();

private:
    QLabel* m_title;
    QLabel* m_detail;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace melisma::ui
