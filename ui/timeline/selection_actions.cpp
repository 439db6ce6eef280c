// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/selection_actions.h"

#include "core/edits/join_clips.h"
#include "core/edits/mark_clips.h"
#include "core/edits/split_clip.h"
#include "core/project/media_store.h"
#include "ui/common/edit_modes.h"
#include "ui/common/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

using project::ClipId;
using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::SelectionActions)
};

bool hasTime(const Session& session)
{
    return !session.timeSelection().isEmpty();
}

bool hasSelection(const Session& session)
{
    return hasTime(session) || !session.selectedClips().empty();
}

void askForSelection(Session& session)
{
    emit session.message(Words::tr("Select clips, or drag over the lanes to select time."), false);
}

edits::ClipBoard boardOf(const Session& session)
{
    return hasTime(session) ? edits::copyRange(session.project(), session.timeSelection())
                            : edits::copyClips(session.project(), session.selectedClips());
}

std::set<ClipId> clipsUnder(const Session& session, base::Frames at)
{
    std::set<ClipId> all, chosen;
    const Project& project = session.project();
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (project.startOf(*clip) < at && at < project.endOf(*clip)) {
                all.insert(clip->id);
                if (session.selectedClips().contains(clip->id))
                    chosen.insert(clip->id);
            }
    return chosen.empty() ? all : chosen;
}

base::Result<Project> splitEach(const Project& project, const std::set<ClipId>& clips, base::Frames at)
{
    base::Result<Project> edited = project;
    for (const auto clip : clips)
        if (edited = edits::splitClip(*edited, clip, at); !edited)
            return edited;
    return edited;
}

/// Into the open project's media folder; media is immutable, so both projects may have one file.
base::Result<void> takeOver(Session& session, const std::filesystem::path& file, const std::string& sha256)
{
    if (!session.ensureFolder())
        return base::Error{base::ErrorKind::io, "The project has no place on the disk", "Save it first", {}};
    std::error_code failed;
    std::filesystem::create_hard_link(file, session.folderPath() / "media" / file.filename(), failed);
    if (!failed)
        return {};
    const auto stored = project::storeMedia(project::systemFiles(), session.folderPath(), file, sha256, false);
    return stored ? base::Result<void>() : stored.error();
}

/// The sounds of clips from another project come into this one's media folder first.
bool bringSounds(Session& session, const edits::ClipBoard& board)
{
    for (const auto& sound : board.sounds) {
        std::error_code ignored;
        if (!session.folderPath().empty() && std::filesystem::exists(session.mediaPath(*sound), ignored))
            continue;
        const auto file = board.folder / sound->file;
        if (!std::filesystem::exists(file, ignored)) {
            emit session.message(
                Words::tr("The sound %1 is no longer in the project that it was copied from, so nothing was "
                          "pasted.")
                    .arg(toQString(sound->name)),
                true);
            return false;
        }
        if (const auto taken = takeOver(session, file, sound->sha256); !taken) {
            emit session.message(toQString(taken.error().sentence()), true);
            return false;
        }
    }
    return true;
}

/// Pastes as one step and selects what came.
void pasteAt(Session& session, const QString& label, const edits::ClipBoard& board, project::TrackId track,
             base::Frames at, bool insert)
{
    std::set<ClipId> clips;
    const bool done = session.apply(label, [&](const Project& project) -> base::Result<Project> {
        base::Result<Project> room = project;
        if (insert) {
            // Room is made on the tracks that the clips will go to.
            const auto tried = edits::pasteClips(project, board, track, at);
            if (!tried)
                return tried.error();
            room = edits::insertTime(project, tried->range.tracks, at, board.length,
                                     session.editModes().ripple() == edits::Ripple::all ? edits::Ripple::all
                                                                                        : edits::Ripple::track);
        }
        if (!room)
            return room;
        auto pasted = edits::pasteClips(*room, board, track, at);
        if (!pasted)
            return pasted.error();
        clips = pasted->clips;
        return std::move(pasted->project);
    });
    if (done)
        session.selectClips(std::move(clips));
}

/// The track that the first lane of the selection is on.
project::TrackId firstTrack(const Session& session)
{
    for (const auto& track : session.project().tracks) {
        if (session.timeSelection().tracks.contains(track->id))
            return track->id;
        for (const auto& clip : track->clips)
            if (session.selectedClips().contains(clip->id))
                return track->id;
    }
    return session.selectedTrack();
}

std::set<project::TrackId> tracksToSelect(const Session& session)
{
    if (hasTime(session))
        return session.timeSelection().tracks;
    std::set<project::TrackId> tracks;
    for (const auto& track : session.project().tracks)
        if (!session.selectedTrack() || track->id == session.selectedTrack())
            tracks.insert(track->id);
    return tracks;
}

} // namespace

void splitSelected(Session& session)
{
    if (hasTime(session)) {
        session.apply(Words::tr("Split"),
                      [&](const Project& project) { return edits::splitAround(project, session.timeSelection()); });
        return;
    }
    const base::Frames at = session.playhead();
    const auto clips = clipsUnder(session, at);
    if (clips.empty())
        emit session.message(Words::tr("There is no clip under the playhead to split."), false);
    else
        session.apply(Words::tr("Split"), [&](const Project& project) { return splitEach(project, clips, at); });
}

void duplicateSelected(Session& session)
{
    if (!hasSelection(session))
        return askForSelection(session);
    const auto board = boardOf(session);
    const auto span = session.selectedStretch();
    if (!board.isEmpty())
        pasteAt(session, Words::tr("Duplicate"), board, firstTrack(session), span.end, false);
}

void deleteSelected(Session& session, std::optional<edits::Ripple> ripple)
{
    if (!hasSelection(session))
        return;
    const auto how = ripple.value_or(session.editModes().ripple());
    session.apply(Words::tr("Delete"), [&](const Project& project) {
        return hasTime(session) ? edits::deleteRange(project, session.timeSelection(), how)
                                : edits::deleteClips(project, session.selectedClips(), how);
    });
}

void copySelected(Session& session)
{
    if (!hasSelection(session))
        return askForSelection(session);
    auto board = boardOf(session);
    board.folder = session.folderPath();
    if (!board.isEmpty())
        session.editModes().setBoard(std::move(board));
}

void cutSelected(Session& session, std::optional<edits::Ripple> ripple)
{
    copySelected(session);
    deleteSelected(session, ripple);
}

void paste(Session& session, bool insert)
{
    const auto at = hasTime(session) ? session.timeSelection().stretch.start : session.playhead();
    const auto& board = session.editModes().board();
    if (board.foreign && (session.readOnly() || !bringSounds(session, board)))
        return;
    pasteAt(session, insert ? Words::tr("Paste and make room") : Words::tr("Paste"), board,
            hasTime(session) ? firstTrack(session) : session.selectedTrack(), at, insert);
}

void trimToSelection(Session& session)
{
    if (!hasTime(session)) {
        emit session.message(Words::tr("Drag over the lanes to select the time that is to stay."), false);
        return;
    }
    session.apply(Words::tr("Trim to the selection"),
                  [&](const Project& project) { return edits::trimToRange(project, session.timeSelection()); });
}

void joinSelected(Session& session)
{
    const auto clips =
        hasTime(session) ? edits::clipsTouching(session.project(), session.timeSelection()) : session.selectedClips();
    session.apply(Words::tr("Join"), [&](const Project& project) { return edits::joinClips(project, clips); });
}

void selectAllClips(Session& session)
{
    std::set<ClipId> all;
    for (const auto& track : session.project().tracks)
        for (const auto& clip : track->clips)
            all.insert(clip->id);
    session.selectClips(std::move(all));
}

void setSelectionEdge(Session& session, bool end)
{
    const auto at = session.playhead();
    project::TimeSelection time{session.timeSelection().stretch, tracksToSelect(session)};
    if (!hasTime(session))
        time.stretch = end ? project::Stretch{{}, at} : project::Stretch{at, session.project().length()};
    (end ? time.stretch.end : time.stretch.start) = at;
    if (time.isEmpty())
        emit session.message(Words::tr("The end of a selection must lie behind its start."), false);
    else
        session.selectTime(std::move(time));
}

void groupSelected(Session& session, bool group)
{
    const auto clips = session.selectedClips();
    session.apply(group ? Words::tr("Group") : Words::tr("Ungroup"), [&](const Project& project) {
        return group ? edits::groupClips(project, clips) : edits::ungroupClips(project, clips);
    });
}

void toggleLock(Session& session)
{
    const auto clips = session.selectedClips();
    const bool lock = std::ranges::any_of(clips, [&](ClipId id) { return !session.project().findClip(id)->locked; });
    if (!clips.empty())
        session.apply(lock ? Words::tr("Lock") : Words::tr("Unlock"),
                      [&](const Project& project) { return edits::setClipsLocked(project, clips, lock); });
}

void setSelectedColour(Session& session, int colour)
{
    const auto clips = session.selectedClips();
    session.apply(Words::tr("Clip colour"),
                  [&](const Project& project) { return edits::setClipColour(project, clips, colour); });
}

} // namespace melisma::ui
