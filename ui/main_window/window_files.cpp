// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with files: projects, sounds, exports.
#include "core/project/bundle.h"
#include "ui/common/text.h"
#include "ui/common/yes_or_no.h"
#include "ui/export/export_dialog.h"
#include "ui/files/bundle_actions.h"
#include "ui/files/clean_up_dialog.h"
#include "ui/files/missing_sounds_dialog.h"
#include "ui/files/templates.h"
#include "ui/main_window/leaving.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/project_drop.h"
#include "ui/main_window/recent_projects.h"

#include <QDir>
#include <QFileDialog>

namespace melisma::ui {
namespace fs = std::filesystem;
namespace {

/// Where the last project lies.
QString usualFolder()
{
    const QStringList recent = recentProjects();
    return recent.isEmpty() ? QDir::homePath() : QFileInfo(recent.front()).absolutePath();
}

} // namespace

void MainWindow::newProject()
{
    if (mayLeave(Leaving::otherProject))
        m_session.newProject();
}

void MainWindow::newFromTemplate(const QString& name)
{
    if (mayLeave(Leaving::otherProject) && !beginFromTemplate(m_session, name))
        m_session.leaveInJournal(false);
}

void MainWindow::openProject()
{
    const QString path =
        QFileDialog::getExistingDirectory(this, tr("Open project"), usualFolder(), QFileDialog::ShowDirsOnly);
    if (!path.isEmpty())
        openPath(path);
}

void MainWindow::openPath(const QString& path)
{
    const fs::path target = toPath(path);
    if (project::looksLikeBundle(target)) {
        unpackPortableCopy(m_session, path, this, [this](const QString& project) { openPath(project); });
        return;
    }
    std::error_code ignored;
    const bool isOpen = fs::equivalent(target, m_session.folderPath(), ignored);
    const bool leaves = !isOpen && looksLikeProject(path);
    if (leaves && !mayLeave(Leaving::otherProject))
        return;
    if (!m_session.openProject(target)) // the session says why; the open project stays as it was
        m_session.leaveInJournal(false);
}

void MainWindow::openPortableCopy()
{
    const QString path = askForPortableCopy(this);
    if (!path.isEmpty())
        openPath(path);
}

void MainWindow::saveProject()
{
    if (m_session.isNamed() && !m_session.readOnly())
        m_session.save();
    else
        saveProjectAs();
}

void MainWindow::saveProjectAs()
{
    QFileDialog dialog(this, tr("Save project as"), usualFolder());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setDefaultSuffix(QStringLiteral("melisma"));
    dialog.setOption(QFileDialog::DontConfirmOverwrite); // a project is a folder: asked below
    dialog.selectFile(toQString(m_session.project().name));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().front();
    const bool exists = QFileInfo::exists(path);
    if (exists && !saysYes(this, tr("Replace project?"), tr("%1 is already there. Replace it?").arg(path)))
        return;
    m_session.saveAs(toPath(path), exists);
}

void MainWindow::importAudio()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Import sound or MIDI files"), QDir::homePath(),
        tr("Sound and MIDI files") +
            QStringLiteral(" (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aif *.aiff *.wma *.mid *.midi *.kar);;") +
            tr("All files") + QStringLiteral(" (*)"));
    m_session.importFiles(paths);
}

void MainWindow::exportAudio()
{
    auto* dialog = new ExportDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::findMissingSounds()
{
    auto* dialog = new MissingSoundsDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::cleanUp()
{
    auto* dialog = new CleanUpDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace melisma::ui
