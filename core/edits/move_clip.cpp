// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/move_clip.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <fmt/format.h>

namespace melisma::edits
{

base::Result<project::Project> moveClip(const project::Project& project, project::ClipId clip, project::TrackId track,
                                        base::Frames start)
{
    const auto from = placeOf(project, clip);
    if (!from)
        return from.error();
    const auto to = placeOf(project, track);
    if (!to)
        return to.error();
    if (project.tracks[from->track]->kind != project.tracks[*to]->kind)
        return usageError(fmt::format("Track '{}' cannot hold that clip", project.tracks[*to]->name),
                          "Audio goes to audio tracks, notes to instrument tracks");
    project::Clip moved = clipAt(project, *from);
    if (auto good = checkUnlocked(moved); !good)
        return good.error();
    const auto asked = project::TimeValue::absolute(std::max(start, base::Frames{}));
    if (auto good = checkStart(asked, project::TimeValue::absolute({})); !good)
        return good.error();
    moved.start = asked.in(moved.timeBase(), project.tempoMap, project.sampleRate);
    if (auto good = checkStart(moved.start, moved.length); !good)
        return good.error();
    fitFades(project, moved);
    if (moved.start == clipAt(project, *from).start && from->track == *to)
        return project;
    const auto without = withTrack(project, from->track, [&](project::Track& changed) {
        changed.clips.erase(changed.clips.begin() + static_cast<std::ptrdiff_t>(from->clip));
    });
    return withTrack(without, *to, [&](project::Track& changed) { insertClip(changed, std::move(moved)); });
}

} // namespace melisma::edits
