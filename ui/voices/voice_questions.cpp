// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_questions.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::VoiceQuestions)
};

} // namespace

std::optional<std::string> askForVoiceName(QWidget* asker, const QString& name)
{
    bool accepted = false;
    const QString given = QInputDialog::getText(asker, Words::tr("Rename the voice"), Words::tr("Name"),
                                                QLineEdit::Normal, name, &accepted);
    return accepted ? std::optional(given.trimmed().toStdString()) : std::nullopt;
}

bool askToDeleteVoice(QWidget* asker, const QString& name, const QString& consequences)
{
    QMessageBox question(QMessageBox::NoIcon, Words::tr("Delete the voice"),
                         Words::tr("Delete \u201c%1\u201d?").arg(name), QMessageBox::Cancel, asker);
    question.setInformativeText(consequences);
    auto* go = question.addButton(Words::tr("Delete"), QMessageBox::DestructiveRole);
    go->setObjectName(QStringLiteral("deleteForGood"));
    question.exec();
    return question.clickedButton() == go;
}

bool askToMixSpeakers(QWidget* asker, const QString& warning)
{
    QMessageBox question(QMessageBox::NoIcon, Words::tr("Several people"), warning, QMessageBox::Cancel, asker);
    question.setTextFormat(Qt::PlainText); // names of files are in it
    question.setInformativeText(Words::tr("A voice that is made of several people sounds like none of them. The same "
                                          "person by another microphone may sound like somebody else."));
    auto* go = question.addButton(Words::tr("Save anyway"), QMessageBox::AcceptRole);
    go->setObjectName(QStringLiteral("mixSpeakers"));
    question.exec();
    return question.clickedButton() == go;
}

} // namespace melisma::ui
