// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobs_panel.h"

#include "ui/common/empty_state.h"
#include "ui/common/widgets.h"
#include "ui/jobs/job_card.h"

#include <QLabel>
#include <QVBoxLayout>

namespace melisma::ui {

JobsPanel::JobsPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new QVBoxLayout)
    , m_empty(new EmptyState(tr("What is being generated shows its progress here."), tr("Write a prompt")))
{
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 0, 2);
    layout->addWidget(sectionLabel(tr("Jobs")));
    layout->addWidget(m_empty);
    setGrid(m_list, 0, 2);
    layout->addLayout(m_list);
    connect(m_empty, &EmptyState::triggered, this, &JobsPanel::generateWanted);
    connect(&m_session, &Session::jobChanged, this, &JobsPanel::update);
    for (const auto& job : m_session.queue().jobs())
        update(job);
}

void JobsPanel::update(const jobs::JobStatus& status)
{
    const auto found = m_cards.find(status.id);
    // A report may still be under way when its job has been taken off the list.
    if (found == m_cards.end() && !m_session.queue().find(status.id))
        return;
    JobCard* card = found != m_cards.end() ? found->second : addCard(status.id);
    card->setStatus(status);
}

JobCard* JobsPanel::addCard(jobs::JobId id)
{
    dismissDone();
    auto* card = new JobCard;
    m_cards[id] = card;
    m_list->insertWidget(0, card);
    m_empty->hide();
    connect(card, &JobCard::cancelRequested, this, [this, id] { m_session.queue().cancel(id); });
    connect(card, &JobCard::dismissRequested, this, [this, id] { dismiss(id); });
    connect(card, &JobCard::retryRequested, this, [this, id] {
        m_session.retryJob(id);
        dismiss(id);
    });
    return card;
}

/// What succeeded is on the timeline; its card makes room for the next.
void JobsPanel::dismissDone()
{
    std::vector<jobs::JobId> done;
    for (const auto& [id, card] : m_cards)
        if (card->state() == jobs::JobState::done)
            done.push_back(id);
    for (const auto id : done)
        dismiss(id);
}

void JobsPanel::dismiss(jobs::JobId id)
{
    const auto found = m_cards.find(id);
    if (found == m_cards.end())
        return;
    found->second->hide();
    found->second->deleteLater();
    m_cards.erase(found);
    m_session.queue().forget(id);
    m_empty->setVisible(m_cards.empty());
}

} // namespace melisma::ui
