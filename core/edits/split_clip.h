// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Cuts the clip in two at `at`; both halves keep all takes. Outside the clip is an error. The left half keeps the id.
/// Fades stay at the outer ends. The right half takes the project's next id.
base::Result<project::Project> splitClip(const project::Project& project, project::ClipId clip, base::Frames at);

} // namespace melisma::edits
