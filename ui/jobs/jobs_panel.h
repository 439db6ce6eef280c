// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

#include <map>

class QVBoxLayout;

namespace melisma::ui {

class EmptyState;
class JobCard;

/// The jobs of this session, newest on top.
class JobsPanel : public QWidget {
    Q_OBJECT
public:
    explicit JobsPanel(Session& session, QWidget* parent = nullptr);

signals:
    void generateWanted(); ///< the empty state's button

private:
    void update(const jobs::JobStatus& status);
    JobCard* addCard(jobs::JobId id);
    void dismiss(jobs::JobId id);
    void dismissDone();

    Session& m_session;
    std::map<jobs::JobId, JobCard*> m_cards;
    QVBoxLayout* m_list;
    EmptyState* m_empty;
};

} // namespace melisma::ui
