// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Moves the clip's left or right edge to `at`, as far as its takes have material. At least one frame or tick remains.
base::Result<project::Project> trimClipStart(const project::Project& project, project::ClipId clip, base::Frames at);
base::Result<project::Project> trimClipEnd(const project::Project& project, project::ClipId clip, base::Frames at);

} // namespace melisma::edits
