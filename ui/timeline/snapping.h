// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/edit_modes.h"
#include "ui/timeline/time_scale.h"

#include <set>

namespace melisma::ui {

/// What a place under the pointer is drawn to, at a zoom. A value.
struct Snapping {
    static constexpr double kReach = 10.0; ///< px to an event

    TimeScale scale;
    EditModes::Snap to = EditModes::Snap::grid;
    base::Frames playhead{};
    std::set<project::ClipId> moving{}; ///< whose own edges draw nothing

    base::Frames operator()(const project::Project& project, base::Frames at) const;
};

} // namespace melisma::ui
