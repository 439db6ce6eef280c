// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/rename_track.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> renameTrack(const project::Project& project, project::TrackId track,
                                           const std::string& name)
{
    if (auto good = checkName(name, "track"); !good)
        return good.error();
    return changeTrack(project, track, [&](project::Track& renamed) { renamed.name = name; });
}

} // namespace melisma::edits
