// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace melisma::ui {

/// Maps frames of the timeline to horizontal pixels of the lanes and back. A value.
struct TimeScale {
    static constexpr double kClosest = 0.0625; ///< frames a pixel when zoomed all the way in
    static constexpr double kFarthest = 2.0e6; ///< and all the way out

    double framesPerPixel = 1600.0;
    double leftFrame = 0.0; ///< at x = 0; never negative

    double xOf(base::Frames frame) const { return (static_cast<double>(frame.count) - leftFrame) / framesPerPixel; }
    double widthOf(base::Frames length) const { return static_cast<double>(length.count) / framesPerPixel; }
    /// Nearest frame; not before 0.
    base::Frames frameAt(double x) const;

    /// `factor` above 1 shows more detail; what lies at `x` stays there.
    TimeScale zoomedAt(double x, double factor) const;
    TimeScale scrolledBy(double pixels) const;
    /// Shows [0, length) in `width` pixels with a little room behind it.
    static TimeScale fitting(base::Frames length, double width);

    bool operator==(const TimeScale&) const = default;
};

} // namespace melisma::ui
