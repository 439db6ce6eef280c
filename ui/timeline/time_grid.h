// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/timeline/time_scale.h"

#include <vector>

namespace melisma::ui {

struct GridLine {
    base::Frames at;
    int bar = 0;           ///< 0-based
    bool startsBar = true; ///< else a beat inside it
    int beat = 0;          ///< 0-based, in pulses of the meter
};

/// The line at or before a frame, as if all beats were drawn.
GridLine lineBefore(const project::Project& project, base::Frames at);

/// The lines that are worth drawing between two frames: beats while they are apart enough, else bars, else every
/// 2nd, 4th, 8th ... bar.
std::vector<GridLine> gridLines(const project::Project& project, const TimeScale& scale, base::Frames from,
                                base::Frames to);

/// `at` drawn to the nearest beat, or bar where beats are too close to be seen.
base::Frames snapped(const project::Project& project, const TimeScale& scale, base::Frames at);

/// The grid line that is seen before (-1) or behind (+1) `at`; frame 0 when there is none before.
base::Frames nextLine(const project::Project& project, const TimeScale& scale, base::Frames at, int direction);

} // namespace melisma::ui
