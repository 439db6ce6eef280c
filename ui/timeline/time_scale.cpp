// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_scale.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kRoomBehind = 1.04; ///< of the length, when the whole song is shown

} // namespace

base::Frames TimeScale::frameAt(double x) const
{
    return {std::max<std::int64_t>(0, std::llround(leftFrame + x * framesPerPixel))};
}

TimeScale TimeScale::zoomedAt(double x, double factor) const
{
    TimeScale zoomed;
    zoomed.framesPerPixel = std::clamp(framesPerPixel / factor, kClosest, kFarthest);
    zoomed.leftFrame = std::max(0.0, leftFrame + x * (framesPerPixel - zoomed.framesPerPixel));
    return zoomed;
}

TimeScale TimeScale::scrolledBy(double pixels) const
{
    return {framesPerPixel, std::max(0.0, leftFrame + pixels * framesPerPixel)};
}

TimeScale TimeScale::fitting(base::Frames length, double width)
{
    const double frames = static_cast<double>(std::max<std::int64_t>(length.count, 1)) * kRoomBehind;
    return {std::clamp(frames / std::max(width, 1.0), kClosest, kFarthest), 0.0};
}

} // namespace melisma::ui
