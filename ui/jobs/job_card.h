// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_queue.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace melisma::ui {

/// One job as a person reads it: title, stage and time left, progress; a failure says in place what to do.
class JobCard : public QFrame {
    Q_OBJECT
public:
    explicit JobCard(QWidget* parent = nullptr);

    void setStatus(const jobs::JobStatus& status);
    jobs::JobState state() const { return m_state; }

signals:
    void cancelRequested();
    void dismissRequested();
    void retryRequested();

private:
    void showState(const jobs::JobStatus& status);

    jobs::JobState m_state = jobs::JobState::queued;
    QLabel* m_title;
    QLabel* m_detail;
    QProgressBar* m_bar;
    QToolButton* m_close;
    QPushButton* m_retry;
};

} // namespace melisma::ui
