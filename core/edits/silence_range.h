// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/time_selection.h"

#include <set>
#include <string>

namespace melisma::edits {

// Lets something fall silent without moving anything. Locked clips are left as they are. `when` is RFC 3339, empty for
// now: what is taken out of notes is recorded as a human edit.

inline constexpr base::Seconds kSilenceFade{0.005};

/// Sounds are cut at both ends of the range and what lies in it is removed; what stays before and behind it fades
/// over kSilenceFade, outside of the range, so that no cut clicks. Notes that begin in it are removed, one that sounds
/// into it ends at its start.
base::Result<project::Project> silenceRange(const project::Project& project, const project::TimeSelection& range,
                                            const std::string& when = {});
/// Whole clips: sounds are removed, note clips stay without the notes that their window plays.
base::Result<project::Project> silenceClips(const project::Project& project, const std::set<project::ClipId>& clips,
                                            const std::string& when = {});

} // namespace melisma::edits
