// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <set>

namespace melisma::edits {

/// Makes one clip of pieces of the same takes that lie side by side as they do in the takes, track by track; what
/// splitting made is whole again. The first clip's id, gain and fade-in stay, and the last one's fade-out.
/// ErrorKind::usage where two clips do not fit together, which names them, and where there is no pair.
base::Result<project::Project> joinClips(const project::Project& project, const std::set<project::ClipId>& clips);

} // namespace melisma::edits
