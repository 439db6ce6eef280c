// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_track_instrument.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> setTrackInstrument(const project::Project& project, project::TrackId track,
                                                  const music::Instrument& instrument)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    if (project.tracks[*place]->kind != project::TrackKind::instrument)
        return usageError("An audio track has no instrument", "Choose an instrument track");
    if (auto good = checkInstrument(instrument); !good)
        return good.error();
    return withTrack(project, *place, [&](project::Track& changed) { changed.instrument = instrument; });
}

} // namespace melisma::edits
