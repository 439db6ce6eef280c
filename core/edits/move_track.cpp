// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/move_track.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>

namespace melisma::edits
{

base::Result<project::Project> moveTrack(const project::Project& project, project::TrackId track, std::size_t index)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    if (index >= project.tracks.size())
        return usageError("There is no such place among the tracks", "Choose a place between the top and the bottom");
    project::Project edited = project;
    const auto begin = edited.tracks.begin();
    const auto from = begin + static_cast<std::ptrdiff_t>(*place);
    const auto to = begin + static_cast<std::ptrdiff_t>(index);
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
    return edited;
}

} // namespace melisma::edits
