// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/trim_clip.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>

namespace melisma::edits
{

namespace
{

project::Clip withStart(const project::Clip& clip, project::TimeValue asked)
{
    project::Clip trimmed = clip;
    const auto earliest = std::max<std::int64_t>(0, clip.start.count - clip.offset.count);
    trimmed.start.count = std::clamp(asked.count, earliest, clip.end().count - 1);
    trimmed.offset = clip.offset + (trimmed.start - clip.start);
    trimmed.length = clip.end() - trimmed.start;
    return trimmed;
}

project::Clip withEnd(const project::Clip& clip, project::TimeValue asked)
{
    project::Clip trimmed = clip;
    const auto material = clip.start + (clip.longestMaterial() - clip.offset);
    const auto latest = std::max(clip.end().count, std::min(material.count, project::kLastCount));
    trimmed.length.count = std::clamp(asked.count, clip.start.count + 1, latest) - clip.start.count;
    return trimmed;
}

template <class Trim>
base::Result<project::Project> trim(const project::Project& project, project::ClipId clip, base::Frames at, Trim trimTo)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    const project::Clip& whole = clipAt(project, *place);
    if (auto good = checkUnlocked(whole); !good)
        return good.error();
    project::Clip trimmed = trimTo(whole, inClipTime(project, whole, at));
    fitFades(project, trimmed);
    if (trimmed == whole)
        return project;
    return withTrack(project, place->track, [&](project::Track& track) {
        track.clips.erase(track.clips.begin() + static_cast<std::ptrdiff_t>(place->clip));
        insertClip(track, std::move(trimmed));
    });
}

} // namespace

base::Result<project::Project> trimClipStart(const project::Project& project, project::ClipId clip, base::Frames at)
{
    return trim(project, clip, at, withStart);
}

base::Result<project::Project> trimClipEnd(const project::Project& project, project::ClipId clip, base::Frames at)
{
    return trim(project, clip, at, withEnd);
}

} // namespace melisma::edits
