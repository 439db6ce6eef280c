// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/paths_page.h"

#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace melisma::ui {

QString folderProblem(const QString& path)
{
    if (path.isEmpty())
        return {};
    const QFileInfo folder(path);
    if (!folder.isAbsolute())
        return PathsPage::tr("Give the whole path, beginning with /.");
    if (!folder.isDir())
        return PathsPage::tr("There is no such folder.");
    return folder.isWritable() ? QString() : PathsPage::tr("Nothing can be written there.");
}

QString soundfontProblem(const QString& path)
{
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return PathsPage::tr("The file cannot be read.");
    const QByteArray head = file.read(12);
    const bool isSoundfont = head.startsWith("RIFF") && head.endsWith("sfbk");
    return isSoundfont ? QString() : PathsPage::tr("This is not a SoundFont (.sf2 or .sf3).");
}

PathsPage::PathsPage(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* form = new QFormLayout(this);
    setGrid(form, 0, 3);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    addRow(form, {tr("Projects never saved"), "projectsFolder", &Preferences::projectsFolder, folderProblem});
    addRow(form, {tr("Exports"), "exportFolder", &Preferences::exportFolder, folderProblem});
    addRow(form, {tr("Soundfont (from the next start)"), "soundfont", &Preferences::soundfont, soundfontProblem, true});
    addRow(form, {tr("Models (from the next start)"), "modelsFolder", &Preferences::modelsFolder, folderProblem});
    addRow(form,
           {tr("Temporary files (from the next start)"), "scratchFolder", &Preferences::scratchFolder, folderProblem});
}

void PathsPage::addRow(QFormLayout* form, const Row& row)
{
    auto* field = new QLineEdit(Preferences::load().*(row.setting));
    field->setObjectName(QLatin1String(row.name));
    field->setAccessibleName(row.label);
    field->setPlaceholderText(tr("the usual place"));
    auto* choose = new QPushButton(tr("Choose\u2026"));
    choose->setAccessibleName(tr("Choose: %1").arg(row.label));
    auto* problem = smallLabel({});
    setRole(problem, "failure");
    problem->hide();
    auto* line = new QHBoxLayout;
    line->addWidget(field, 1);
    line->addWidget(choose);
    auto* column = new QVBoxLayout;
    setGrid(column, 0, 1);
    column->addLayout(line);
    column->addWidget(problem);
    form->addRow(row.label, column);
    const auto keep = [this, row, field, problem] {
        const QString path = field->text().trimmed();
        const QString why = row.problem(path);
        problem->setText(why);
        problem->setVisible(!why.isEmpty());
        if (!why.isEmpty())
            return;
        Preferences now = Preferences::load();
        now.*(row.setting) = path;
        now.save();
        if (row.setting == &Preferences::projectsFolder && !path.isEmpty())
            m_session.setProjectsFolder(toPath(path));
    };
    connect(field, &QLineEdit::editingFinished, this, keep);
    connect(choose, &QPushButton::clicked, this, [this, row, field, keep] {
        const QString path = row.file
                                 ? QFileDialog::getOpenFileName(this, row.label, field->text(),
                                                                tr("Soundfonts") + QStringLiteral(" (*.sf2 *.sf3)"))
                                 : QFileDialog::getExistingDirectory(this, row.label, field->text());
        if (path.isEmpty())
            return;
        field->setText(path);
        keep();
    });
}

} // namespace melisma::ui
