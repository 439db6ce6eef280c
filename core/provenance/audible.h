// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <optional>
#include <vector>

namespace melisma::provenance
{

/// What of a project a record speaks about.
struct Extent {
    std::optional<project::TrackId> track; ///< only this track, as its own file
    base::Frames start;
    base::Frames end; ///< not above start: the project's end
};

/// The stretch of one clip that is heard, or of one part of its comp with its crossings. Points into the project it was
/// taken from.
struct Segment {
    const project::Track* track = nullptr;
    const project::Clip* clip = nullptr;
    const project::Take* take = nullptr; ///< that sounds there
    base::Frames start;                  ///< on the project's timeline
    base::Frames end;
};

/// `extent` with its end filled in.
Extent wholeExtent(const project::Project& project, Extent extent);

/// Everything heard in the extent, tracks from top to bottom, clips by time. Left out are muted tracks and those that a
/// solo elsewhere silences (a single track's file stands alone, so mute and solo do not apply to it), material at
/// kSilentDb or below by clip, track, master or clip and track together, clips outside the extent, clips drawn out
/// beyond their audio, and clips without a note in their window. Overlapping clips sound together, so both count.
std::vector<Segment> audibleSegments(const project::Project& project, const Extent& extent);

} // namespace melisma::provenance
