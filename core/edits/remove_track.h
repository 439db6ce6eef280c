// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Takes the track and its clips out. Media stays in the project folder, so undo is complete. What fed a bus plays into
/// its folder or the master instead, sends to it end; what stood in a folder stands where the folder did.
base::Result<project::Project> removeTrack(const project::Project& project, project::TrackId track);

} // namespace melisma::edits
