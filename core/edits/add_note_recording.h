// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace melisma::edits {

/// What one instrument track recorded from a keyboard: a take, or one for each round of a loop.
struct NoteRecording {
    project::TrackId track;
    std::string name; ///< of a new clip
    base::Beats start;
    base::Beats length;                      ///< of the clip
    std::vector<music::NoteSequence> rounds; ///< times count from `start`
};

/// Puts the recordings on their tracks as one edit. Takes that begin where a clip recorded the same way does become
/// further takes of it, and the last is chosen; else there is a new clip. `when` is RFC 3339, empty for now. Errors:
/// not an instrument track, no takes, a length of 0, notes out of range.
base::Result<project::Project> addNoteRecordings(const project::Project& project,
                                                 const std::vector<NoteRecording>& recordings,
                                                 const std::string& when = {});

} // namespace melisma::edits
