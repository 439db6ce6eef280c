// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_card.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

QString detailText(const jobs::JobStatus& status)
{
    if (status.state == jobs::JobState::queued)
        return JobCard::tr("waiting");
    QString text = status.stage.empty() ? JobCard::tr("working") : specText(status.stage);
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
    , m_cancel(iconButton(QStringLiteral("close"), tr("Cancel")))
{
    setProperty("card", "plain");
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 2, 1);
    layout->setContentsMargins(12, 8, 8, 12);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_cancel, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(m_detail);
    layout->addWidget(m_bar);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_cancel->setEnabled(false); // once is enough; the worker may take a moment
        emit cancelRequested();
    });
}

void JobCard::setStatus(const jobs::JobStatus& status)
{
    m_title->setText(toQString(status.title));
    m_detail->setText(m_cancel->isEnabled() ? detailText(status) : tr("stopping"));
    m_bar->setValue(static_cast<int>(status.fraction * 1000.0));
    setAccessibleName(m_title->text() + QStringLiteral(", ") + m_detail->text());
    m_cancel->setAccessibleName(tr("Cancel %1").arg(m_title->text()));
}

} // namespace melisma::ui
