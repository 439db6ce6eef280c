// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <vector>

namespace melisma::edits {

/// What a hand did to one lane in one go. Over [from, to] the curve becomes `points`; from there it goes back, in a
/// line or (where it is stepped) at once, to what it was at `back`.
struct RecordedMove {
    project::TrackId track; ///< 0: the master
    project::AutomationTarget target;
    base::Beats from;
    base::Beats to;
    base::Beats back;                 ///< `to` or later
    project::AutomationPoints points; ///< ascending, the first at `from`, none behind `to`
    double resting = 0.0;             ///< what holds where the lane has no points yet
    double tolerance = 0.0;           ///< how far thinning may move the curve, in the unit of the target
    bool relative = false;            ///< the tolerance is a share of the value (frequencies)
};

/// The moves of one pass, in the order in which they were made; a later one goes over an earlier one. Outside
/// [from, back) nothing sounds differently. Errors: as setPoints(), and moves whose points are not as said above.
base::Result<project::Project> recordAutomation(const project::Project& project,
                                                const std::vector<RecordedMove>& moves);

} // namespace melisma::edits
