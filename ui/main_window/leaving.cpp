// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/leaving.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::Leaving)
};

LeaveQuestion saveQuestion(const AtStake& stake)
{
    LeaveQuestion question;
    question.title = Words::tr("Save the project?");
    question.text = Words::tr("\u201c%1\u201d has edits that are not saved.").arg(stake.project);
    question.consequence = Words::tr("Without saving they are kept beside the project and are back when it is opened "
                                     "again.");
    if (stake.jobs > 0)
        question.consequence +=
            QStringLiteral("\n\n") +
            (stake.jobs == 1 ? Words::tr("A job is running and is stopped either way.")
                             : Words::tr("%1 jobs are running and are stopped either way.").arg(stake.jobs));
    question.go = Words::tr("Don\u2019t save");
    question.offersSave = true;
    return question;
}

LeaveQuestion jobsQuestion(const AtStake& stake, Leaving leaving)
{
    const bool quit = leaving == Leaving::quit;
    LeaveQuestion question;
    question.title = quit ? Words::tr("Quit while jobs run?") : Words::tr("Leave while jobs run?");
    question.text = stake.jobs == 1 ? Words::tr("A job is running and would be stopped.")
                                    : Words::tr("%1 jobs are running and would be stopped.").arg(stake.jobs);
    question.consequence = Words::tr("What was made so far is lost. The list of jobs offers to try again.");
    question.go = quit ? Words::tr("Quit") : Words::tr("Leave");
    return question;
}

} // namespace

AtStake atStake(const Session& session, Leaving leaving)
{
    AtStake stake;
    stake.unsaved = session.isNamed() && !session.readOnly() && session.hasUnsavedEdits();
    stake.jobs = leaving == Leaving::quit ? session.jobsUnderWay() : session.jobsUnderWayHere();
    stake.project = toQString(session.folderPath().stem().string());
    return stake;
}

std::optional<LeaveQuestion> leaveQuestion(const AtStake& stake, Leaving leaving)
{
    if (stake.unsaved)
        return saveQuestion(stake);
    if (stake.jobs > 0)
        return jobsQuestion(stake, leaving);
    return std::nullopt;
}

bool askToLeave(Session& session, Leaving leaving, QWidget* parent)
{
    const auto question = leaveQuestion(atStake(session, leaving), leaving);
    if (!question)
        return true;
    QMessageBox box(QMessageBox::NoIcon, question->title, question->text, QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("leaveQuestion"));
    box.setInformativeText(question->consequence);
    auto* save = question->offersSave ? box.addButton(QMessageBox::Save) : nullptr;
    auto* go = box.addButton(question->go, QMessageBox::DestructiveRole);
    go->setObjectName(QStringLiteral("leaveAnyway"));
    auto* stay = box.addButton(QMessageBox::Cancel);
    for (auto* button : box.buttons())
        button->setIcon({}); // the style's are of another world
    box.setDefaultButton(save ? save : stay);
    box.setEscapeButton(stay);
    box.exec();
    if (box.clickedButton() != go && (!save || box.clickedButton() != save))
        return false;
    if (box.clickedButton() == save && !session.save())
        return false;
    if (question->offersSave && box.clickedButton() == go)
        session.leaveInJournal();
    session.cancelJobsHere();
    return true;
}

} // namespace melisma::ui
