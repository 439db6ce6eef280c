// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_note_recording.h"

#include "core/edits/comp_parts.h"
#include "core/edits/edit_helpers.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::edits {

namespace {

using base::Result;
using project::Clip;
using project::Project;
using project::TimeValue;

constexpr const char* kPlayed = "played"; ///< of the story of a take: it came from a keyboard

project::Provenance storyOf(const std::string& when)
{
    project::Provenance story;
    story.origin = project::Origin::humanCreated;
    story.contributions = {project::Contribution::composition};
    story.started = when.empty() ? project::timestampNow() : when;
    story.params.set(kPlayed, true);
    return story;
}

bool takesMore(const Clip& clip, const NoteRecording& recording)
{
    return !clip.isAudio() && clip.start == TimeValue::musical(recording.start) && clip.offset.count == 0 &&
           clip.takes.back()->provenance.params.toggle(kPlayed);
}

Result<void> check(const Project& project, std::size_t place, const NoteRecording& recording)
{
    if (recording.rounds.empty() || recording.length.ticks <= 0)
        return usageError("The recording is empty", "Play something");
    if (auto good = checkName(recording.name, "clip"); !good)
        return good;
    for (const auto& round : recording.rounds)
        if (auto good = checkContent(project, *project.tracks[place], project::NoteContent(round)); !good)
            return good;
    return checkStart(TimeValue::musical(recording.start), TimeValue::musical(recording.length));
}

void addTakes(Project& edited, Clip& clip, const NoteRecording& recording, const project::Provenance& story)
{
    for (auto round : recording.rounds) {
        round.length = std::max(round.length, recording.length); // the clip's window shows no more than there is
        const auto id = freshId<project::TakeId>(edited);
        clip.takes.emplace_back(
            project::Take{id, fmt::format("Take {}", clip.takes.size() + 1), project::NoteContent(round), story});
        hearNewTake(clip, id);
    }
    clip.length.count = std::max(clip.length.count, recording.length.ticks);
}

Result<Project> addOne(const Project& project, const NoteRecording& recording, const project::Provenance& story)
{
    const auto place = placeOf(project, recording.track);
    if (!place)
        return place.error();
    if (auto good = check(project, *place, recording); !good)
        return good.error();
    Project edited = project;
    const auto& clips = edited.tracks[*place]->clips;
    const auto found = std::ranges::find_if(clips, [&](const auto& clip) { return takesMore(*clip, recording); });
    if (found != clips.end()) {
        Clip clip = **found;
        const ClipPlace where{*place, static_cast<std::size_t>(found - clips.begin())};
        addTakes(edited, clip, recording, story);
        return withClip(edited, where, [&](Clip& changed) { changed = std::move(clip); });
    }
    Clip clip;
    clip.id = freshId<project::ClipId>(edited);
    clip.name = recording.name;
    clip.start = TimeValue::musical(recording.start);
    clip.length = TimeValue::musical({});
    clip.offset = TimeValue::musical({});
    addTakes(edited, clip, recording, story);
    return withTrack(edited, *place, [&](project::Track& changed) { insertClip(changed, std::move(clip)); });
}

} // namespace

Result<Project> addNoteRecordings(const Project& project, const std::vector<NoteRecording>& recordings,
                                  const std::string& when)
{
    const auto story = storyOf(when);
    Project edited = project;
    for (const auto& recording : recordings) {
        auto next = addOne(edited, recording, story);
        if (!next)
            return next.error();
        edited = std::move(*next);
    }
    return edited;
}

} // namespace melisma::edits
