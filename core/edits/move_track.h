// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Puts the track at place `index` (0 = top); out of range is an error.
base::Result<project::Project> moveTrack(const project::Project& project, project::TrackId track, std::size_t index);

} // namespace melisma::edits
