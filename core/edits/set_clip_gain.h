// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// kSilentDb..kLoudestDb as for tracks. ErrorKind::usage for a locked clip.
base::Result<project::Project> setClipGain(const project::Project& project, project::ClipId clip, double gainDb);

} // namespace melisma::edits
