// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

#include <map>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace melisma::ui {

class EmptyState;
class JobCard;
class JobEntry;

/// The jobs: those under way with their progress, below them those that have ended, newest first. Of the latter a few
/// are shown until more are asked for.
class JobsPanel : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kShownAtFirst = 4;

    explicit JobsPanel(Session& session, QWidget* parent = nullptr);

signals:
    void generateWanted(); ///< the empty state's button

private:
    QWidget* makeHistoryHead();
    void update(const jobs::JobStatus& status);
    JobCard* addCard(jobs::JobId id);
    void drop(jobs::JobId id);
    JobEntry* addEntry(const jobs::JobRecord& record, int place);
    void syncHistory();
    void syncVisibility();

    Session& m_session;
    std::map<jobs::JobId, JobCard*> m_cards;
    std::vector<JobEntry*> m_entries; ///< as they are shown
    std::size_t m_shown = kShownAtFirst;
    bool m_watching = false; ///< the history of before is shown; what comes now is new
    QVBoxLayout* m_running;
    QVBoxLayout* m_history;
    QWidget* m_runningHead;
    QWidget* m_historyHead;
    QPushButton* m_more;
    EmptyState* m_empty;
};

} // namespace melisma::ui
