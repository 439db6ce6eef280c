// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_navigation.h"

#include <algorithm>
#include <cstdlib>

namespace melisma::ui {
namespace {

using project::ClipId;
using project::Project;
using project::Track;

ClipId firstClip(const Project& project)
{
    for (const auto& track : project.tracks)
        if (!track->clips.empty())
            return track->clips.front()->id;
    return {};
}

ClipId along(const Track& track, ClipId from, int step)
{
    const auto place =
        std::find_if(track.clips.begin(), track.clips.end(), [from](const auto& clip) { return clip->id == from; });
    const auto last = static_cast<std::ptrdiff_t>(track.clips.size()) - 1;
    const auto index = std::clamp<std::ptrdiff_t>(place - track.clips.begin() + step, 0, last);
    return track.clips[static_cast<std::size_t>(index)]->id;
}

ClipId nearest(const Project& project, const Track& track, base::Frames start)
{
    const auto distance = [&](const auto& clip) { return std::llabs((project.startOf(*clip) - start).count); };
    return (*std::min_element(track.clips.begin(), track.clips.end(),
                              [&](const auto& a, const auto& b) { return distance(a) < distance(b); }))
        ->id;
}

ClipId across(const Project& project, const Track& track, ClipId from, int step)
{
    const base::Frames start = project.startOf(*track.findClip(from));
    const auto place = std::find_if(project.tracks.begin(), project.tracks.end(),
                                    [&](const auto& other) { return other->id == track.id; });
    const auto count = static_cast<std::ptrdiff_t>(project.tracks.size());
    for (auto index = place - project.tracks.begin() + step; index >= 0 && index < count; index += step)
        if (const Track& other = *project.tracks[static_cast<std::size_t>(index)]; !other.clips.empty())
            return nearest(project, other, start);
    return from;
}

} // namespace

ClipId neighbour(const Project& project, ClipId from, int dx, int dy)
{
    const Track* track = project.trackOf(from);
    if (!track)
        return firstClip(project);
    return dx != 0 ? along(*track, from, dx) : across(project, *track, from, dy);
}

} // namespace melisma::ui
