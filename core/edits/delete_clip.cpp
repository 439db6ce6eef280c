// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/delete_clip.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> deleteClip(const project::Project& project, project::ClipId clip)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    if (auto good = checkUnlocked(clipAt(project, *place)); !good)
        return good.error();
    return withTrack(project, place->track, [&](project::Track& track) {
        track.clips.erase(track.clips.begin() + static_cast<std::ptrdiff_t>(place->clip));
    });
}

} // namespace melisma::edits
