// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/import_tempo_dialog.h"

#include "ui/common/preferences.h"
#include "ui/common/text.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ImportTempoDialog)
};

QString tempoText(double bpm, const music::Meter& meter)
{
    return Words::tr("%1 bpm in %2").arg(QString::number(bpm, 'g', 5), toQString(meter.text()));
}

} // namespace

ImportTempo::Answer askForTempo(const ImportTempo::Question& question, QWidget* window)
{
    QMessageBox box(QMessageBox::NoIcon, Words::tr("Tempo of the file"),
                    Words::tr("%1 begins at %2, the song is at %3 there.")
                        .arg(toQString(question.file), tempoText(question.fileBpm, question.fileMeter),
                             tempoText(question.songBpm, question.songMeter)),
                    QMessageBox::NoButton, window);
    box.setObjectName(QStringLiteral("importTempo"));
    box.setInformativeText(Words::tr(
        "With the song's tempo the notes keep their beats. With the file's, notes of the whole song follow it "
        "there; sounds stay where they are."));
    auto* keep = box.addButton(Words::tr("&Keep the song's"), QMessageBox::AcceptRole);
    keep->setObjectName(QStringLiteral("keepTempo"));
    auto* take = box.addButton(Words::tr("&Take the file's"), QMessageBox::AcceptRole);
    take->setObjectName(QStringLiteral("takeTempo"));
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(keep);
    auto* always = new QCheckBox(Words::tr("&Do not ask again"));
    box.setCheckBox(always);
    box.exec();
    const bool answered = box.clickedButton() == keep || box.clickedButton() == take;
    const bool takes = box.clickedButton() == take;
    if (answered && always->isChecked()) {
        Preferences now = Preferences::load();
        now.fileTempo = takes ? Preferences::FileTempo::take : Preferences::FileTempo::keep;
        now.save();
    }
    return !answered ? ImportTempo::Answer::cancel : takes ? ImportTempo::Answer::take : ImportTempo::Answer::keep;
}

} // namespace melisma::ui
