// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, saving and leaving projects.
#include "audio/record/land_takes.h"
#include "core/edits/set_song.h"
#include "ui/automation/automation_recorder.h"
#include "ui/common/edit_modes.h"
#include "ui/common/session.h"
#include "ui/common/session_private.h"
#include "ui/common/text.h"
#include "ui/record/recording.h"

#include <QSettings>

namespace melisma::ui {
namespace fs = std::filesystem;
namespace {

constexpr auto kSuffix = ".melisma";
constexpr auto kUntitled = "Untitled";

fs::path freeUntitledPath(const fs::path& folder)
{
    for (int number = 1;; ++number) {
        const std::string name = number == 1 ? kUntitled : kUntitled + (" " + QString::number(number).toStdString());
        const fs::path path = folder / (name + kSuffix);
        std::error_code ignored;
        if (!fs::exists(path, ignored))
            return path;
    }
}

bool isUntitledIn(const fs::path& path, const fs::path& folder)
{
    std::error_code ignored;
    return fs::equivalent(path.parent_path(), folder, ignored) && path.stem().string().starts_with(kUntitled);
}

fs::path withSuffix(fs::path path)
{
    return path.extension() == kSuffix ? path : path += kSuffix;
}

} // namespace

bool Session::ensureFolder()
{
    if (d->folder)
        return true;
    std::error_code ignored;
    fs::create_directories(m_services.projectsFolder, ignored);
    auto made = project::ProjectFolder::create(freeUntitledPath(m_services.projectsFolder), project());
    if (!made) {
        emit message(tr("Your edits are not on the disk yet: %1").arg(toQString(made.error().sentence())), true);
        return false;
    }
    d->folder = std::move(*made);
    d->notePlace();
    return true;
}

void Session::leaveInJournal(bool leave)
{
    d->leaveInJournal = leave;
}

void Session::closeProject()
{
    Recording::of(*this).finishNow();
    AutomationRecorder::of(*this).finish();
    if (!d->folder || d->folder->readOnly())
        return;
    const auto done = d->named && !d->leaveInJournal && d->folder->hasUnsavedEdits() ? d->folder->save(project())
                                                                                     : d->folder->flush();
    if (!done)
        emit message(toQString(done.error().sentence()), true);
}

/// Makes another document current; the folder has been set already.
void Session::adopt(project::History history)
{
    stop();
    d->leaveInJournal = false;
    ++d->document;
    d->notePlace();
    m_history = std::move(history);
    m_selectedClips.clear();
    m_timeSelection = {};
    auto board = m_editModes->board();
    board.foreign = true;
    board.first = {};
    m_editModes->setBoard(std::move(board));
    m_selectedTrack = {};
    m_services.engine.setProject(snapshot(), d->mediaResolver());
    emit projectReplaced();
    emit projectChanged();
    emit selectionChanged();
    emit saveStateChanged();
    seek({});
}

bool Session::newProject()
{
    closeProject();
    d->folder.reset();
    d->named = false;
    project::Project fresh;
    fresh.sampleRate = QSettings().value(QStringLiteral("audio/sampleRate"), fresh.sampleRate).toInt();
    adopt(project::History(std::move(fresh)));
    return true;
}

bool Session::openProject(const fs::path& path)
{
    std::error_code ignored;
    if (d->folder && fs::equivalent(path, d->folder->path(), ignored))
        return true;
    emit projectOpening(toQString(path));
    auto opened = project::ProjectFolder::open(path);
    if (!opened) {
        emit projectOpening({});
        emit message(toQString(opened.error().sentence()), true);
        return false;
    }
    closeProject();
    d->folder = std::move(opened->folder);
    d->named = !isUntitledIn(path, m_services.projectsFolder);
    adopt(project::History(std::move(opened->project)));
    if (opened->recovery)
        emit message(toQString(*opened->recovery), false);
    landLeftTakes();
    if (!opened->missingMedia.empty())
        emit message(tr("Sound files of this project are missing (%1); their clips stay silent.")
                         .arg(opened->missingMedia.size()),
                     true);
    if (readOnly())
        emit message(tr("This project is open in another window, so here it can only be read."), false);
    return true;
}

/// Recordings that a killed program or a full disk left in the project become clips, in one undo step.
void Session::landLeftTakes()
{
    if (readOnly())
        return;
    const auto takes = audio::recoverTakes(project(), *d->folder);
    if (!takes.empty() && landTakes(tr("Recover recording"), takes))
        emit message(tr("A recording was cut short; what it had taken is in the project again."), false);
}

bool Session::landTakes(const QString& label, const std::vector<audio::FinishedTake>& takes,
                        const std::string& mergeKey)
{
    if (!ensureFolder())
        return false;
    auto landed = audio::landTakes(project(), *d->folder, takes);
    const auto place = [&landed](const project::Project&) -> base::Result<project::Project> {
        return landed ? base::Result<project::Project>(std::move(landed->project)) : landed.error();
    };
    if (!apply(label, place, mergeKey))
        return false;
    // The journal is a second behind at most; until then the takes keep the names that recovery looks for.
    const auto flushed = d->folder->flush();
    if (flushed)
        audio::removeLanded(landed->files);
    else
        emit message(toQString(flushed.error().sentence()), true);
    return true;
}

bool Session::save()
{
    if (!ensureFolder())
        return false;
    const auto done = d->folder->save(project());
    if (!done)
        emit message(toQString(done.error().sentence()), true);
    emit saveStateChanged();
    return done.ok();
}

bool Session::saveAs(const fs::path& wanted, bool replace)
{
    const fs::path path = withSuffix(wanted);
    std::error_code ignored;
    if (d->folder && fs::equivalent(path, d->folder->path(), ignored))
        return save();
    auto renamed = edits::setProjectName(project(), path.stem().string());
    if (!renamed) {
        emit message(toQString(renamed.error().sentence()), true);
        return false;
    }
    auto made = project::ProjectFolder::create(path, *renamed, replace, project::systemFiles(), folderPath());
    if (!made) {
        emit message(toQString(made.error().sentence()), true);
        return false;
    }
    keepHistory(d->history.projectMoved(folderPath(), path));
    const fs::path madeUp = d->folder && !d->named ? d->folder->path() : fs::path();
    d->folder = std::move(*made);
    d->notePlace();
    d->named = true;
    if (!madeUp.empty()) // the made-up home has moved to where the person wants it
        fs::remove_all(madeUp, ignored);
    m_services.engine.setProject(snapshot(), d->mediaResolver());
    return apply(tr("Name project"), [&renamed](const project::Project&) { return renamed; }) && save();
}

} // namespace melisma::ui
