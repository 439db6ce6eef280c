// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/split_clip.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> splitClip(const project::Project& project, project::ClipId clip, base::Frames at)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    const project::Clip& whole = clipAt(project, *place);
    if (auto good = checkUnlocked(whole); !good)
        return good.error();
    const auto cut = inClipTime(project, whole, at);
    if (cut.count <= whole.start.count || cut.count >= whole.end().count)
        return usageError("A clip can only be split inside", "Put the playhead inside the clip");
    project::Project edited = project;
    project::Clip left = whole;
    left.length = cut - whole.start;
    left.fades.out = {};
    fitFades(project, left);
    project::Clip right = withFreshIds(whole, edited);
    right.start = cut;
    right.offset = whole.offset + left.length;
    right.length = whole.end() - cut;
    right.fades.in = {};
    fitFades(project, right);
    return withTrack(edited, place->track, [&](project::Track& track) {
        track.clips[place->clip] = std::move(left);
        insertClip(track, std::move(right));
    });
}

} // namespace melisma::edits
