// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <set>
#include <string>

namespace melisma::edits {

// What a person says of clips without touching how they sound. Locked clips take all of it.

using ClipIds = std::set<project::ClipId>;

base::Result<project::Project> renameClip(const project::Project& project, project::ClipId clip,
                                          const std::string& name);
/// Clip::kTrackColour: the track's own.
base::Result<project::Project> setClipColour(const project::Project& project, const ClipIds& clips, int colour);
base::Result<project::Project> setClipsLocked(const project::Project& project, const ClipIds& clips, bool locked);

/// One new group of two clips or more; they leave the groups they were in.
base::Result<project::Project> groupClips(const project::Project& project, const ClipIds& clips);
/// Dissolves every group that one of the clips is in.
base::Result<project::Project> ungroupClips(const project::Project& project, const ClipIds& clips);

} // namespace melisma::edits
