// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <optional>
#include <set>

namespace melisma::edits {

// How fast and how high audio clips sound. The same material is heard before and after, so offset, length, fades and
// the parts of a comp grow with the ratio. ErrorKind::usage for locked clips and where no clip holds audio; of several,
// those that hold notes are left as they are.

/// Draws the clip's left or right edge to `at` and stretches what it plays to fill it, as far as ratios go; the other
/// edge stays.
base::Result<project::Project> stretchClipStart(const project::Project& project, project::ClipId clip, base::Frames at);
base::Result<project::Project> stretchClipEnd(const project::Project& project, project::ClipId clip, base::Frames at);

/// What is given is set; the rest stays as each clip has it.
struct TimePitchChange {
    std::optional<double> ratio; ///< held to kLeastStretch..kMostStretch; the clip's start stays
    std::optional<double> semitones;
    std::optional<bool> keepFormants;
    std::optional<bool> followTempo; ///< from now on the clip keeps its beats when the tempo changes
};
base::Result<project::Project> changeTimePitch(const project::Project& project, const std::set<project::ClipId>& clips,
                                               const TimePitchChange& change);
/// As the file is, on its own. The clip's start stays.
base::Result<project::Project> resetTimePitch(const project::Project& project, const std::set<project::ClipId>& clips);

/// For edits of the tempo: clips that follow it get the ratio and the place that their beats have in `after`, each by
/// the tempo at its start; locked ones too, as notes do. Ratios beyond their range are held to it and come back with a
/// later tempo.
void followTempo(const music::TempoMap& before, project::Project& after);

} // namespace melisma::edits
