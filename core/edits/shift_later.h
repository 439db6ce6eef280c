// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <set>

namespace melisma::edits {

/// All that begins at `from` or later, and by how much it moves: less than 0 is earlier, over time that was taken out.
struct Later {
    base::Frames from;
    base::Frames by;
};

/// Moves the clips of these tracks, locked ones aside, with their automation, and with `song` what belongs to no track:
/// markers, chords and the loop. Of sections and chords that lie across, the length changes; markers and chords in time
/// that is taken out go. What stands in bars moves by the beats that the time has at `from`, sounds by its frames.
/// ErrorKind::usage, where a clip would leave the timeline.
base::Result<project::Project> shiftLater(const project::Project& project, const std::set<project::TrackId>& tracks,
                                          Later later, bool song);
/// Moves some clips, locked ones aside.
base::Result<project::Project> shiftClips(const project::Project& project, const std::set<project::ClipId>& clips,
                                          base::Frames by);

} // namespace melisma::edits
