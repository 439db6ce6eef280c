// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_track_mix.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <cmath>

namespace melisma::edits
{

base::Result<project::Project> setTrackGain(const project::Project& project, project::TrackId track, double gainDb)
{
    const auto gain = heldGain(gainDb);
    if (!gain)
        return gain.error();
    return changeTrack(project, track, [&](project::Track& changed) { changed.mix.gainDb = *gain; });
}

base::Result<project::Project> setTrackPan(const project::Project& project, project::TrackId track, double pan)
{
    if (std::isnan(pan))
        return usageError("A pan must be a number", "Choose a value between -1 (left) and 1 (right)");
    return changeTrack(project, track,
                       [pan](project::Track& changed) { changed.mix.pan = std::clamp(pan, -1.0, 1.0); });
}

base::Result<project::Project> setTrackMute(const project::Project& project, project::TrackId track, bool mute)
{
    return changeTrack(project, track, [mute](project::Track& changed) { changed.mix.mute = mute; });
}

base::Result<project::Project> setTrackSolo(const project::Project& project, project::TrackId track, bool solo)
{
    return changeTrack(project, track, [solo](project::Track& changed) { changed.mix.solo = solo; });
}

base::Result<project::Project> setMasterGain(const project::Project& project, double gainDb)
{
    const auto gain = heldGain(gainDb);
    if (!gain)
        return gain.error();
    project::Project edited = project;
    edited.masterGainDb = *gain;
    return edited;
}

} // namespace melisma::edits
