// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_layout.h"

#include "ui/timeline/timeline_metrics.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

int laneHeight(const project::Track& track, double stretch)
{
    const bool tall = (track.view == project::LaneView::spectrogram || track.view == project::LaneView::combined);
    const int natural = tall ? TimelineMetrics::spectrogramHeight : TimelineMetrics::laneHeight;
    return std::max(TimelineMetrics::lowestLane, static_cast<int>(std::lround(natural * stretch)));
}

int bottomOf(const Lane& lane)
{
    return lane.top + lane.height;
}

} // namespace

LaneLayout::LaneLayout(const project::Project& project, double stretch)
{
    int top = 0;
    m_lanes.reserve(project.tracks.size());
    for (const auto& track : project.tracks) {
        m_lanes.push_back({track->id, top, laneHeight(*track, stretch)});
        top = bottomOf(m_lanes.back());
    }
}

int LaneLayout::height() const
{
    return m_lanes.empty() ? 0 : bottomOf(m_lanes.back());
}

int LaneLayout::indexAt(int y) const
{
    if (y < 0 || y >= height())
        return -1;
    return static_cast<int>(visible(y, y + 1).first);
}

LaneLayout::Range LaneLayout::visible(int top, int bottom) const
{
    const auto first =
        std::partition_point(m_lanes.begin(), m_lanes.end(), [top](const Lane& lane) { return bottomOf(lane) <= top; });
    const auto last =
        std::partition_point(first, m_lanes.end(), [bottom](const Lane& lane) { return lane.top < bottom; });
    return {static_cast<std::size_t>(first - m_lanes.begin()), static_cast<std::size_t>(last - m_lanes.begin())};
}

const Lane* LaneLayout::find(project::TrackId track) const
{
    const auto found =
        std::find_if(m_lanes.begin(), m_lanes.end(), [track](const Lane& lane) { return lane.track == track; });
    return found == m_lanes.end() ? nullptr : &*found;
}

} // namespace melisma::ui
