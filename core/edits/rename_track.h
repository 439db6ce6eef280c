// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

base::Result<project::Project> renameTrack(const project::Project& project, project::TrackId track,
                                           const std::string& name);

} // namespace melisma::edits
