// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_recording.h"

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

Result<void> registerTakes(Project& edited, std::size_t place, const Recording& recording)
{
    base::Frames longest;
    for (const auto& take : recording.takes) {
        if (auto good = registerAsset(edited, take.asset); !good)
            return good;
        if (auto good = checkProvenance(take.provenance); !good)
            return good;
        const project::TakeContent content = project::AudioContent{take.asset.sha256, take.asset.frames};
        if (auto good = checkContent(edited, *edited.tracks[place], content); !good)
            return good;
        longest = std::max(longest, take.asset.frames);
    }
    if (recording.latency.count < 0 || longest <= recording.latency)
        return usageError("The recording is too short to hold anything", "Record for longer");
    const auto length = TimeValue::absolute(longest - recording.latency);
    return checkStart(TimeValue::absolute(recording.start), length);
}

/// A clip that began at the same place with the same delay: its takes fit each other frame by frame.
bool takesMore(const Clip& clip, const Recording& recording)
{
    return clip.isAudio() && clip.start == TimeValue::absolute(recording.start) &&
           clip.offset == TimeValue::absolute(recording.latency);
}

void addTakes(Project& edited, Clip& clip, const Recording& recording)
{
    for (const auto& take : recording.takes) {
        const auto id = freshId<project::TakeId>(edited);
        clip.takes.emplace_back(project::Take{id, fmt::format("Take {}", clip.takes.size() + 1),
                                              project::AudioContent{take.asset.sha256, take.asset.frames},
                                              take.provenance});
        hearNewTake(clip, id);
    }
    const auto length = clip.longestMaterial() - clip.offset;
    clip.length.count = std::max(clip.length.count, length.count);
}

Clip newClip(Project& edited, const Recording& recording)
{
    Clip clip;
    clip.id = freshId<project::ClipId>(edited);
    clip.name = recording.name;
    clip.start = TimeValue::absolute(recording.start);
    clip.length = TimeValue::absolute({});
    clip.offset = TimeValue::absolute(recording.latency);
    addTakes(edited, clip, recording);
    return clip;
}

Result<Project> addOne(const Project& project, const Recording& recording)
{
    const auto place = placeOf(project, recording.track);
    if (!place)
        return place.error();
    if (auto good = checkName(recording.name, "clip"); !good)
        return good.error();
    Project edited = project;
    if (auto good = registerTakes(edited, *place, recording); !good)
        return good.error();
    const auto& clips = edited.tracks[*place]->clips;
    const auto found = std::ranges::find_if(clips, [&](const auto& clip) { return takesMore(*clip, recording); });
    if (found == clips.end()) {
        auto clip = newClip(edited, recording);
        return withTrack(edited, *place, [&](project::Track& changed) { insertClip(changed, std::move(clip)); });
    }
    Clip clip = **found;
    const ClipPlace where{*place, static_cast<std::size_t>(found - clips.begin())};
    addTakes(edited, clip, recording);
    return withClip(edited, where, [&](Clip& changed) { changed = std::move(clip); });
}

} // namespace

Result<Project> addRecordings(const Project& project, const std::vector<Recording>& recordings)
{
    Project edited = project;
    for (const auto& recording : recordings) {
        auto next = addOne(edited, recording);
        if (!next)
            return next.error();
        edited = std::move(*next);
    }
    return edited;
}

} // namespace melisma::edits
