// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_card.h"

#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

using jobs::JobState;

bool isUnderWay(JobState state)
{
    return state == JobState::queued || state == JobState::running;
}

QString detailText(const jobs::JobStatus& status)
{
    switch (status.state) {
    case JobState::queued:
        return JobCard::tr("waiting");
    case JobState::done:
        return JobCard::tr("done");
    case JobState::cancelled:
        return JobCard::tr("cancelled");
    case JobState::failed:
        return status.error ? toQString(status.error->sentence()) : JobCard::tr("failed");
    case JobState::running:
        break;
    }
    QString text = status.stage.empty() ? JobCard::tr("working") : toQString(status.stage);
    if (status.secondsLeft)
        text += JobCard::tr(" \u00b7 %1 left").arg(durationText(*status.secondsLeft));
    return text;
}

} // namespace

JobCard::JobCard(QWidget* parent)
    : QFrame(parent)
    , m_title(titleLabel({}))
    , m_detail(smallLabel({}))
    , m_bar(new QProgressBar)
    , m_close(iconButton(QStringLiteral("close"), tr("Cancel")))
    , m_retry(new QPushButton(tr("Retry")))
{
    setProperty("card", "plain");
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_retry->setFocusPolicy(Qt::TabFocus);
    m_retry->setObjectName(QStringLiteral("retry"));
    m_close->setObjectName(QStringLiteral("close"));
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 2, 1);
    layout->setContentsMargins(12, 8, 8, 12);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(m_detail);
    layout->addWidget(m_bar);
    layout->addWidget(m_retry, 0, Qt::AlignLeft);
    connect(m_retry, &QPushButton::clicked, this, &JobCard::retryRequested);
    connect(m_close, &QToolButton::clicked, this, [this] {
        if (isUnderWay(m_state))
            emit cancelRequested();
        else
            emit dismissRequested();
    });
    showState({});
}

void JobCard::setStatus(const jobs::JobStatus& status)
{
    m_title->setText(toQString(status.title));
    m_detail->setText(detailText(status));
    m_bar->setValue(static_cast<int>(status.fraction * 1000.0));
    setAccessibleName(m_title->text() + QStringLiteral(", ") + m_detail->text());
    if (status.state != m_state)
        showState(status);
}

void JobCard::showState(const jobs::JobStatus& status)
{
    m_state = status.state;
    const bool failed = m_state == JobState::failed;
    m_bar->setVisible(isUnderWay(m_state));
    m_retry->setVisible(failed || m_state == JobState::cancelled);
    setRole(m_title, failed ? "bad" : "title");
    setFailed(this, failed);
    const QString action = isUnderWay(m_state) ? tr("Cancel") : tr("Take off the list");
    m_close->setAccessibleName(action);
    m_close->setToolTip(action);
}

} // namespace melisma::ui
