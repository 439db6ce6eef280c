// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/remove_track.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/edit_routing.h"
#include "core/project/routing.h"

namespace melisma::edits {

base::Result<project::Project> removeTrack(const project::Project& project, project::TrackId track)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    const auto gone = project.tracks[*place];
    project::Project edited = project;
    edited.tracks.erase(edited.tracks.begin() + static_cast<std::ptrdiff_t>(*place));
    if (project::sums(gone->kind))
        leadAround(edited, *gone);
    dropUnusedFonts(edited);
    return edited;
}

} // namespace melisma::edits
