// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/provenance.h"

#include <string>
#include <vector>

namespace melisma::edits {

struct RecordedTake {
    project::Asset asset; ///< in the media folder
    project::Provenance provenance;
};

/// What one track recorded from one place on: a take, or one for each round of a loop.
struct Recording {
    project::TrackId track;
    std::string name;     ///< of a new clip
    base::Frames start;   ///< on the timeline
    base::Frames latency; ///< by which what is heard in the takes is late
    std::vector<RecordedTake> takes;
};

/// Puts the recording on its track so that what was played along with the song stands where it was played. Takes that
/// begin where a recorded clip does become further takes of it, and the last is chosen; else there is a new clip. All
/// of `recordings` are one edit. Errors: not an audio track, wrong rate, no takes, or none longer than the latency.
base::Result<project::Project> addRecordings(const project::Project& project, const std::vector<Recording>& recordings);

} // namespace melisma::edits
