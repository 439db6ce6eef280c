// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// A copy with its own ids right behind the clip; provenance is carried along.
base::Result<project::Project> duplicateClip(const project::Project& project, project::ClipId clip);

} // namespace melisma::edits
