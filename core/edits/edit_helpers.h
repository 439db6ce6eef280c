// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/note.h"
#include "core/project/project.h"

#include <string>
#include <string_view>

namespace melisma::edits {

/// Where things are in a project's vectors; valid for that project only.
struct ClipPlace {
    std::size_t track = 0;
    std::size_t clip = 0;
};

base::Error usageError(std::string message, std::string hint);

base::Result<std::size_t> placeOf(const project::Project& project, project::TrackId track);
base::Result<ClipPlace> placeOf(const project::Project& project, project::ClipId clip);
const project::Clip& clipAt(const project::Project& project, ClipPlace place);

/// A copy of `project` in which only this track, or only this clip, has new storage.
template <class Change>
project::Project withTrack(const project::Project& project, std::size_t index, Change&& change)
{
    project::Project edited = project;
    edited.tracks[index] = edited.tracks[index].with(std::forward<Change>(change));
    return edited;
}

template <class Change>
project::Project withClip(const project::Project& project, ClipPlace place, Change&& change)
{
    return withTrack(project, place.track, [&](project::Track& track) {
        track.clips[place.clip] = track.clips[place.clip].with(std::forward<Change>(change));
    });
}

/// Find and change in one go.
template <class Change>
base::Result<project::Project> changeTrack(const project::Project& project, project::TrackId track, Change&& change)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    return withTrack(project, *place, std::forward<Change>(change));
}

template <class Change>
base::Result<project::Project> changeClip(const project::Project& project, project::ClipId clip, Change&& change)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    return withClip(project, *place, std::forward<Change>(change));
}

/// The palette colour of the next track.
int nextColour(const project::Project& project);

/// The next id, taken from the project's counter.
template <class AnyId>
AnyId freshId(project::Project& project)
{
    return AnyId{project.nextId++};
}

/// Puts the clip where its start belongs, behind clips of the same start.
void insertClip(project::Track& track, base::Shared<project::Clip> clip);

/// A place on the timeline in the clip's own time base.
project::TimeValue inClipTime(const project::Project& project, const project::Clip& clip, base::Frames at);

/// ErrorKind::usage for a locked clip, which names it.
base::Result<void> checkUnlocked(const project::Clip& clip);

/// Shortens the fades so that they do not overlap; what they ask beyond the clip is shared out in proportion.
void fitFades(const project::Project& project, project::Clip& clip);

/// A copy of the clip whose takes have ids of their own, from `project`.
project::Clip withFreshIds(const project::Clip& clip, project::Project& project);

/// Lists the asset in the project being edited; one already there is success.
base::Result<void> registerAsset(project::Project& project, const project::Asset& asset);

/// Takes the fonts off the list that no track plays any more.
void dropUnusedFonts(project::Project& project);

inline constexpr const char* kFirstTake = "Take 1";
/// A clip over the whole of its one take.
base::Shared<project::Clip> clipWithTake(project::Project& project, const std::string& name, project::TimeValue start,
                                         project::TakeContent content, const std::string& takeName,
                                         const project::Provenance& provenance);

/// `gainDb` held to kSilentDb..kLoudestDb; NaN is an error.
base::Result<double> heldGain(double gainDb);

base::Result<void> checkName(std::string_view name, std::string_view what); ///< 1..200 characters of UTF-8
base::Result<void> checkText(std::string_view text, std::string_view what); ///< UTF-8, any length
base::Result<void> checkStart(project::TimeValue start, project::TimeValue length);
base::Result<void> checkChord(const music::ChordEvent& event);
base::Result<void> checkInstrument(const music::Instrument& instrument);
base::Result<void> checkNotes(const music::NoteSequence& notes);
/// That the content suits the track and its audio is in the project.
base::Result<void> checkContent(const project::Project& project, const project::Track& track,
                                const project::TakeContent& content);
base::Result<void> checkProvenance(const project::Provenance& provenance);

} // namespace melisma::edits
