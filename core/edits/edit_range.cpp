// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_range.h"

#include "core/edits/delete_clip.h"
#include "core/edits/edit_helpers.h"
#include "core/edits/shift_later.h"
#include "core/edits/split_clip.h"

#include <algorithm>

namespace melisma::edits {

namespace {

using project::Clip;
using project::ClipId;
using project::Project;
using project::TimeSelection;
using project::TrackId;

using Tracks = std::set<TrackId>;

/// The unlocked clips on these tracks that `holds`.
template <class Holds>
std::vector<ClipId> unlockedClips(const Project& project, const Tracks& tracks, Holds&& holds)
{
    std::vector<ClipId> found;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (tracks.contains(track->id) && !clip->locked && holds(*clip))
                found.push_back(clip->id);
    return found;
}

bool liesAcross(const Project& project, const Clip& clip, base::Frames at)
{
    const auto cut = inClipTime(project, clip, at);
    return clip.start.count < cut.count && cut.count < clip.end().count;
}

bool liesInside(const Project& project, const Clip& clip, const project::Stretch& stretch)
{
    return clip.start.count >= inClipTime(project, clip, stretch.start).count &&
           clip.end().count <= inClipTime(project, clip, stretch.end).count;
}

Tracks allTracks(const Project& project)
{
    Tracks all;
    for (const auto& track : project.tracks)
        all.insert(track->id);
    return all;
}

base::Result<Project> deleteEach(const Project& project, const std::set<ClipId>& clips)
{
    base::Result<Project> edited = project;
    for (const auto clip : clips)
        if (edited = deleteClip(*edited, clip); !edited)
            return edited;
    return edited;
}

/// The parts behind `at` of clips that are cut there, by their new ids.
base::Result<Project> splitOff(const Project& project, const Tracks& tracks, base::Frames at, std::set<ClipId>& parts)
{
    base::Result<Project> edited = project;
    for (const auto id :
         unlockedClips(project, tracks, [&](const Clip& clip) { return liesAcross(project, clip, at); })) {
        const std::uint64_t first = edited->nextId; // the right half takes the next id
        if (edited = splitClip(*edited, id, at); !edited)
            return edited;
        parts.insert(ClipId{first});
    }
    return edited;
}

} // namespace

base::Result<void> checkRange(const TimeSelection& range)
{
    if (range.isEmpty())
        return usageError("No time is selected", "Drag over the lanes first");
    return checkStart(project::TimeValue::absolute(range.stretch.start),
                      project::TimeValue::absolute(range.stretch.length()));
}

base::Result<Project> splitTracks(const Project& project, const Tracks& tracks, base::Frames at)
{
    std::set<ClipId> parts;
    return splitOff(project, tracks, at, parts);
}

base::Result<Project> splitAround(const Project& project, const TimeSelection& range)
{
    if (auto good = checkRange(range); !good)
        return good.error();
    const auto once = splitTracks(project, range.tracks, range.stretch.start);
    return once ? splitTracks(*once, range.tracks, range.stretch.end) : once;
}

std::set<ClipId> clipsInside(const Project& project, const TimeSelection& range)
{
    const auto found = unlockedClips(project, range.tracks,
                                     [&](const Clip& clip) { return liesInside(project, clip, range.stretch); });
    return {found.begin(), found.end()};
}

std::set<ClipId> clipsTouching(const Project& project, const TimeSelection& range)
{
    const auto found = unlockedClips(project, range.tracks, [&](const Clip& clip) {
        return project.startOf(clip) < range.stretch.end && project.endOf(clip) > range.stretch.start;
    });
    return {found.begin(), found.end()};
}

base::Result<Project> deleteRange(const Project& project, const TimeSelection& asked, Ripple ripple)
{
    const TimeSelection range{asked.stretch,
                              ripple == Ripple::all && !asked.isEmpty() ? allTracks(project) : asked.tracks};
    if (auto good = checkRange(range); !good)
        return good.error();
    auto edited = splitTracks(project, range.tracks, range.stretch.start);
    std::set<ClipId> rests;
    if (edited)
        edited = splitOff(*edited, range.tracks, range.stretch.end, rests);
    if (edited)
        edited = deleteEach(*edited, clipsInside(*edited, range));
    if (!edited)
        return edited;
    const Later later{range.stretch.end, base::Frames{} - range.stretch.length()};
    if (ripple == Ripple::clip)
        return shiftClips(*edited, rests, later.by);
    return ripple == Ripple::off ? edited : shiftLater(*edited, range.tracks, later, ripple == Ripple::all);
}

base::Result<Project> deleteClips(const Project& project, const std::set<ClipId>& clips, Ripple ripple)
{
    Tracks tracks;
    std::set<ClipId> unlocked;
    for (const auto id : clips) {
        const auto place = placeOf(project, id);
        if (!place)
            return place.error();
        if (clipAt(project, *place).locked)
            continue;
        unlocked.insert(id);
        tracks.insert(project.tracks[place->track]->id);
    }
    const auto span = stretchOf(project, unlocked);
    auto edited = deleteEach(project, unlocked);
    if (!edited || unlocked.empty() || ripple == Ripple::off || ripple == Ripple::clip)
        return edited;
    const bool all = ripple == Ripple::all;
    return shiftLater(*edited, all ? allTracks(project) : tracks, {span.end, base::Frames{} - span.length()}, all);
}

base::Result<Project> trimToRange(const Project& project, const TimeSelection& range)
{
    const auto touched = clipsTouching(project, range);
    auto edited = splitAround(project, range);
    if (!edited)
        return edited;
    // What was there before or came of the cuts, and is not inside.
    const auto inside = clipsInside(*edited, range);
    std::set<ClipId> outside;
    for (const auto id : unlockedClips(*edited, range.tracks, [&](const Clip& clip) {
             return (touched.contains(clip.id) || clip.id.value >= project.nextId) && !inside.contains(clip.id);
         }))
        outside.insert(id);
    return deleteEach(*edited, outside);
}

base::Result<Project> insertTime(const Project& project, const Tracks& tracks, base::Frames at, base::Frames length,
                                 Ripple ripple)
{
    if (length <= base::Frames{} || at < base::Frames{})
        return usageError("Room needs a length", "Choose a stretch of time first");
    if (auto good = checkStart(project::TimeValue::absolute(at), project::TimeValue::absolute(length)); !good)
        return good.error();
    const bool all = ripple == Ripple::all;
    const Tracks moving = all ? allTracks(project) : tracks;
    const auto edited = splitTracks(project, moving, at);
    return edited ? shiftLater(*edited, moving, {at, length}, all) : edited;
}

} // namespace melisma::edits
