// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/recovery_dialog.h"

#include "core/project/recovery.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kWidth = 520;

QString factsOf(const LeftProject& left)
{
    QStringList facts;
    if (left.neverSaved)
        facts << RecoveryDialog::tr("never saved");
    if (left.unsavedEdits > 0)
        facts << RecoveryDialog::tr("edited since the last save");
    facts << RecoveryDialog::tr("last changed %1").arg(QLocale().toString(left.changed, QLocale::ShortFormat));
    return facts.join(QStringLiteral(" · "));
}

} // namespace

base::Result<std::filesystem::path> copySavedState(const std::filesystem::path& path)
{
    const auto saved = project::readSaved(path);
    if (!saved)
        return saved.error();
    const QString stem = toQString(path.parent_path() / path.stem());
    for (int number = 1;; ++number) {
        const auto target = toPath(stem + QStringLiteral(" saved %1.melisma").arg(number));
        std::error_code ignored;
        if (std::filesystem::exists(target, ignored))
            continue;
        const auto made = project::ProjectFolder::create(target, *saved, false, project::systemFiles(), path);
        return made ? base::Result<std::filesystem::path>(target) : base::Result<std::filesystem::path>(made.error());
    }
}

RecoveryDialog::RecoveryDialog(Session& session, std::vector<LeftProject> left, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
{
    setWindowTitle(tr("Projects to recover"));
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 4, 3);
    auto* lead =
        new QLabel(tr("Melisma ended without being closed. Nothing that was edited is lost: these projects can "
                      "be opened as they were."));
    lead->setWordWrap(true);
    column->addWidget(lead);
    auto* content = new QWidget;
    m_cards = new QVBoxLayout(content);
    setGrid(m_cards, 0, 2);
    for (const auto& each : left)
        m_cards->addWidget(makeCard(each));
    m_cards->addStretch(1);
    m_waiting = static_cast<int>(left.size());
    column->addWidget(scrolling(content), 1);
    auto* buttons = new QDialogButtonBox;
    auto* later = buttons->addButton(tr("Keep for later"), QDialogButtonBox::RejectRole);
    later->setToolTip(tr("All stay where they are"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    connect(this, &QDialog::finished, this, &OpenProjects::forgetLeft);
}

QWidget* RecoveryDialog::makeCard(const LeftProject& left)
{
    auto* frame = card();
    auto* column = new QVBoxLayout(frame);
    setGrid(column, 3, 1);
    column->addWidget(titleLabel(left.name));
    auto* facts = smallLabel(factsOf(left));
    facts->setToolTip(toQString(left.path));
    column->addWidget(facts);
    if (left.endedOpening)
        column->addWidget(smallLabel(tr("Melisma ended while it opened this project, so it opens a copy of its last "
                                        "saved state. The original stays as it is.")));
    if (!left.problem.isEmpty())
        column->addWidget(smallLabel(left.problem));
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 2);
    auto* opens = new QPushButton(left.endedOpening ? tr("Open the last saved state") : tr("Open"));
    opens->setEnabled(left.problem.isEmpty());
    opens->setAccessibleName(opens->text() + u' ' + left.name);
    auto* trash = new QPushButton(tr("Move to trash"));
    trash->setAccessibleName(trash->text() + u' ' + left.name);
    row->addWidget(opens);
    row->addWidget(trash);
    row->addStretch(1);
    column->addLayout(row);
    connect(opens, &QPushButton::clicked, this, [this, left] { openLeft(left); });
    connect(trash, &QPushButton::clicked, this, [this, left, frame] { moveToTrash(left, frame); });
    return frame;
}

void RecoveryDialog::openLeft(const LeftProject& left)
{
    auto path = left.path;
    if (left.endedOpening) {
        const auto copy = copySavedState(left.path);
        if (!copy) {
            emit m_session.message(toQString(copy.error().sentence()), true);
            return;
        }
        path = *copy;
    }
    if (m_session.openProject(path))
        accept();
}

void RecoveryDialog::moveToTrash(const LeftProject& left, QWidget* frame)
{
    if (!QFile::moveToTrash(toQString(left.path))) {
        emit m_session.message(tr("%1 could not be moved to the trash; it stays where it is.").arg(left.name), true);
        return;
    }
    frame->hide();
    if (--m_waiting == 0)
        accept();
}

} // namespace melisma::ui
