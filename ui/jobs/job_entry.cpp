// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_entry.h"

#include "ui/common/flow_layout.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/jobs/job_texts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kShownOfError = 140; ///< characters, until it is opened

bool failed(const jobs::JobRecord& record)
{
    return record.state == jobs::JobState::failed;
}

QLabel* errorLabel(const QString& text)
{
    auto* label = smallLabel(text);
    setRole(label, "failure");
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

JobEntry::JobEntry(Session& session, jobs::JobRecord record, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_record(std::move(record))
    , m_column(new QVBoxLayout(this))
{
    setProperty("card", failed(m_record) ? "failed" : "plain");
    setGrid(m_column, 2, 1);
    m_column->setContentsMargins(12, 6, 6, 8);
    m_column->addWidget(makeHead());
    const QString end = endText(m_record, QDateTime::currentDateTime());
    m_column->addWidget(smallLabel(end));
    if (failed(m_record) && m_record.error) {
        m_error = errorLabel(errorText());
        m_column->addWidget(m_error);
    }
    setAccessibleName(nameText(m_record) + QStringLiteral(", ") + end);
}

QWidget* JobEntry::makeHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    setGrid(row, 0, 0);
    m_arrow = new QToolButton;
    m_arrow->setObjectName(QStringLiteral("details"));
    m_arrow->setCheckable(true);
    m_arrow->setArrowType(Qt::RightArrow);
    m_arrow->setFixedSize(24, 24);
    m_arrow->setFocusPolicy(Qt::TabFocus);
    m_arrow->setToolTip(tr("Details"));
    m_arrow->setAccessibleName(tr("Details of %1").arg(nameText(m_record)));
    connect(m_arrow, &QToolButton::toggled, this, &JobEntry::setOpen);
    auto* close = iconButton(QStringLiteral("close"), tr("Take off the list"));
    close->setObjectName(QStringLiteral("remove"));
    connect(close, &QToolButton::clicked, this, &JobEntry::remove);
    row->addWidget(titleLabel(nameText(m_record)), 1);
    row->addWidget(m_arrow, 0, Qt::AlignTop);
    row->addWidget(close, 0, Qt::AlignTop);
    return head;
}

QString JobEntry::errorText() const
{
    return isOpen() ? toQString(m_record.error->sentence())
                    : shortened(toQString(m_record.error->message), kShownOfError);
}

void JobEntry::setOpen(bool open)
{
    if (open == isOpen())
        return;
    if (open) {
        m_details = makeDetails();
        m_column->addWidget(m_details);
        refresh();
    } else {
        m_details->hide();
        m_details->deleteLater();
        m_details = nullptr;
        m_show = nullptr;
    }
    m_arrow->setChecked(open);
    m_arrow->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    if (m_error)
        m_error->setText(errorText());
}

QWidget* JobEntry::makeDetails()
{
    auto* details = new QWidget;
    auto* column = new QVBoxLayout(details);
    setGrid(column, 0, 2);
    column->setContentsMargins(0, 4, 6, 0);
    column->addWidget(makeActions());
    const QString prompt = toQString(m_record.request.params.text("prompt").value_or(""));
    if (prompt.simplified() != nameText(m_record)) { // the head shows its beginning only
        auto* whole = smallLabel(prompt);
        setRole(whole, "said");
        whole->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(whole);
    }
    auto* facts = new FactsTable;
    facts->setRows(recordRows(m_record, m_session.task(m_record.request.task)));
    column->addWidget(facts);
    return details;
}

QPushButton* JobEntry::addAction(QLayout* row, const QString& text, const char* name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

QWidget* JobEntry::makeActions()
{
    auto* actions = new QWidget;
    auto* row = new FlowLayout(6, actions);
    if (m_record.state == jobs::JobState::done) {
        m_show = addAction(row, tr("Show"), "show");
        connect(m_show, &QPushButton::clicked, this, [this] { m_session.showMade(m_record); });
    } else {
        auto* retry = addAction(row, tr("Retry"), "retry");
        retry->setToolTip(tr("The same parameters with the same seed"));
        connect(retry, &QPushButton::clicked, this, [this] { m_session.runAgain(m_record, false); });
    }
    auto* again = addAction(row, tr("Same again"), "again");
    again->setToolTip(tr("The same parameters with a new seed"));
    connect(again, &QPushButton::clicked, this, [this] { m_session.runAgain(m_record, true); });
    auto* copy = addAction(row, tr("Copy"), "copy");
    copy->setToolTip(failed(m_record) ? tr("Copies the error and the parameters") : tr("Copies the parameters"));
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(reportText(m_record, m_session.task(m_record.request.task)));
    });
    return actions;
}

void JobEntry::refresh()
{
    if (!m_show)
        return;
    const bool there = m_session.canShow(m_record);
    m_show->setEnabled(there);
    m_show->setToolTip(there ? tr("Selects what it made")
                             : tr("What it made is not in the project that is open: undone, or another project"));
}

void JobEntry::remove()
{
    m_session.forgetJob(m_record.number);
}

void JobEntry::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        setOpen(!isOpen());
}

/// Delete is the window's for clips, but not while the focus is here.
bool JobEntry::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

/// From any of its buttons.
void JobEntry::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        remove();
    else
        QFrame::keyPressEvent(event);
}

} // namespace melisma::ui
