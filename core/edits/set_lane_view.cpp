// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_lane_view.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> setLaneView(const project::Project& project, project::TrackId track,
                                           project::LaneView view)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    const bool holdsNotes = project.tracks[*place]->kind == project::TrackKind::instrument;
    if (holdsNotes != (view == project::LaneView::notes))
        return usageError("The track cannot be drawn that way",
                          "Notes are for instrument tracks, waveform and spectrogram for audio tracks");
    return withTrack(project, *place, [view](project::Track& changed) { changed.view = view; });
}

} // namespace melisma::edits
