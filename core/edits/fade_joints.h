// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/time_selection.h"

namespace melisma::edits {

inline constexpr base::Seconds kJointFade{0.003};

/// Where cuts at the ends of `range` have made two pieces of one clip of `before` meet, and what sounds in the range is
/// about to be another, the pieces fade out and in over kJointFade, so that the joint does not click. Fades that are
/// there stay. `cut` is `before`, split around the range.
base::Result<project::Project> fadeJoints(const project::Project& before, const project::Project& cut,
                                          const project::TimeSelection& range);

} // namespace melisma::edits
