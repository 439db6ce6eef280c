// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_instrument.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits {

base::Result<project::Project> setInstrument(const project::Project& project, project::TrackId track,
                                             const music::Instrument& instrument)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    if (project.tracks[*place]->kind != project::TrackKind::instrument)
        return usageError("Only an instrument track plays an instrument", "Choose an instrument track");
    if (auto good = checkInstrument(instrument); !good)
        return good.error();
    if (project.tracks[*place]->instrument == instrument)
        return project;
    return withTrack(project, *place, [&](project::Track& changed) { changed.instrument = instrument; });
}

} // namespace melisma::edits
