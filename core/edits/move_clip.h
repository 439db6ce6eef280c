// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Moves the clip to `start` (a frame of the timeline; musical clips land on the nearest tick) on `track`, which may be
/// another track of the same kind. A start before 0 becomes 0.
base::Result<project::Project> moveClip(const project::Project& project, project::ClipId clip, project::TrackId track,
                                        base::Frames start);

} // namespace melisma::edits
