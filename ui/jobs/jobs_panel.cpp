// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobs_panel.h"

#include "ui/common/empty_state.h"
#include "ui/common/widgets.h"
#include "ui/jobs/job_card.h"
#include "ui/jobs/job_entry.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

bool isUnderWay(jobs::JobState state)
{
    return state == jobs::JobState::queued || state == jobs::JobState::running;
}

} // namespace

JobsPanel::JobsPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_running(new QVBoxLayout)
    , m_history(new QVBoxLayout)
    , m_runningHead(sectionLabel(tr("Jobs")))
    , m_historyHead(makeHistoryHead())
    , m_more(new QPushButton)
    , m_empty(new EmptyState(tr("What is being generated shows its progress here."), tr("Write a prompt")))
{
    setObjectName(QStringLiteral("jobsPanel"));
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 0, 2);
    layout->addWidget(m_runningHead);
    layout->addWidget(m_empty);
    for (QVBoxLayout* list : {m_running, m_history})
        setGrid(list, 0, 2);
    layout->addLayout(m_running);
    layout->addWidget(m_historyHead);
    layout->addLayout(m_history);
    m_more->setObjectName(QStringLiteral("moreJobs"));
    m_more->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_shown = jobs::JobHistory::kMost;
        syncHistory();
    });
    connect(m_empty, &EmptyState::triggered, this, &JobsPanel::generateWanted);
    connect(&m_session, &Session::jobChanged, this, &JobsPanel::update);
    connect(&m_session, &Session::jobHistoryChanged, this, &JobsPanel::syncHistory);
    connect(&m_session, &Session::projectChanged, this,
            [this] { std::ranges::for_each(m_entries, &JobEntry::refresh); });
    for (const auto& job : m_session.queue().jobs())
        update(job);
    syncHistory();
    m_watching = true;
}

QWidget* JobsPanel::makeHistoryHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    setGrid(row, 0, 0);
    auto* clear = new QToolButton;
    clear->setObjectName(QStringLiteral("clearJobs"));
    clear->setText(tr("Clear\u2026"));
    clear->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    clear->setMinimumHeight(24);
    clear->setFocusPolicy(Qt::TabFocus);
    clear->setPopupMode(QToolButton::InstantPopup);
    clear->setAccessibleName(tr("Clear the ended jobs"));
    auto* menu = new QMenu(clear);
    connect(menu->addAction(tr("Those that succeeded")), &QAction::triggered, &m_session, &Session::forgetDoneJobs);
    connect(menu->addAction(tr("All")), &QAction::triggered, &m_session, &Session::forgetAllJobs);
    clear->setMenu(menu);
    row->addWidget(sectionLabel(tr("Ended jobs")), 1);
    row->addWidget(clear);
    return head;
}

void JobsPanel::update(const jobs::JobStatus& status)
{
    if (!isUnderWay(status.state))
        return drop(status.id);
    const auto found = m_cards.find(status.id);
    // A report may still be under way when its job has been taken off the list.
    if (found == m_cards.end() && !m_session.queue().find(status.id))
        return;
    JobCard* card = found != m_cards.end() ? found->second : addCard(status.id);
    card->setStatus(status);
}

JobCard* JobsPanel::addCard(jobs::JobId id)
{
    auto* card = new JobCard;
    m_cards[id] = card;
    m_running->addWidget(card);
    connect(card, &JobCard::cancelRequested, this, [this, id] { m_session.queue().cancel(id); });
    syncVisibility();
    return card;
}

/// Its record is in the history by now.
void JobsPanel::drop(jobs::JobId id)
{
    m_session.queue().forget(id);
    const auto found = m_cards.find(id);
    if (found == m_cards.end())
        return;
    found->second->hide();
    found->second->deleteLater();
    m_cards.erase(found);
    syncVisibility();
}

/// One that failed just now opens by itself: it says what to do and offers to try again.
JobEntry* JobsPanel::addEntry(const jobs::JobRecord& record, int place)
{
    auto* entry = new JobEntry(m_session, record);
    m_history->insertWidget(place, entry);
    entry->setOpen(place == 0 && m_watching && record.state == jobs::JobState::failed);
    return entry;
}

/// Entries that stay keep their widget, and so their focus and whether they are open.
void JobsPanel::syncHistory()
{
    const auto& records = m_session.jobHistory().records();
    const std::size_t count = std::min(records.size(), m_shown);
    std::vector<JobEntry*> entries;
    for (std::size_t i = 0; i < count; ++i) {
        const auto known = std::ranges::find(m_entries, records[i].number, &JobEntry::number);
        entries.push_back(known != m_entries.end() ? *known : addEntry(records[i], static_cast<int>(i)));
    }
    for (JobEntry* entry : m_entries)
        if (std::ranges::find(entries, entry) == entries.end()) {
            entry->hide();
            entry->deleteLater();
        }
    m_entries = std::move(entries);
    m_more->setText(tr("Show %n older", nullptr, static_cast<int>(records.size() - count)));
    m_more->setVisible(records.size() > count);
    syncVisibility();
}

void JobsPanel::syncVisibility()
{
    const bool nothing = m_cards.empty() && m_entries.empty();
    m_empty->setVisible(nothing);
    m_runningHead->setVisible(nothing || !m_cards.empty());
    m_historyHead->setVisible(!m_entries.empty());
}

} // namespace melisma::ui
