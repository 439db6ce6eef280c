// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_track_mix.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <cmath>

namespace melisma::edits {

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

base::Result<project::Project> setTrackPhase(const project::Project& project, project::TrackId track, bool invert)
{
    return changeTrack(project, track, [invert](project::Track& changed) { changed.mix.invertPhase = invert; });
}

base::Result<project::Project> setTrackWidth(const project::Project& project, project::TrackId track, double width)
{
    if (std::isnan(width))
        return usageError("A width must be a number", "Choose a value between 0 (mono) and 2 (wide)");
    return changeTrack(project, track, [width](project::Track& changed) {
        changed.mix.width = std::clamp(width, 0.0, project::kWidest);
    });
}

base::Result<project::Project> setPanLaw(const project::Project& project, project::PanLaw law)
{
    if (law < project::PanLaw::raised || law > project::PanLaw::balance)
        return usageError("There is no such pan law", "Choose another one");
    project::Project edited = project;
    edited.panLaw = law;
    return edited;
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
