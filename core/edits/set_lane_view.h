// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// How the track's lane is drawn. `notes` is for instrument tracks, the other two for audio tracks.
base::Result<project::Project> setLaneView(const project::Project& project, project::TrackId track,
                                           project::LaneView view);

} // namespace melisma::edits
