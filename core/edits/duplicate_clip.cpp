// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/duplicate_clip.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> duplicateClip(const project::Project& project, project::ClipId clip)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    project::Project edited = project;
    project::Clip copy = withFreshIds(clipAt(project, *place), edited);
    copy.start = copy.end();
    copy.group = {};
    copy.locked = false;
    if (auto good = checkStart(copy.start, copy.length); !good)
        return good.error();
    fitFades(project, copy); // the tempo may be higher there
    return withTrack(edited, place->track, [&](project::Track& track) { insertClip(track, std::move(copy)); });
}

} // namespace melisma::edits
