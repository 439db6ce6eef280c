// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_layout.h"

#include "ui/timeline/timeline_metrics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace melisma::ui {
namespace {

int laneHeight(const project::Track& track, double stretch)
{
    const bool tall = (track.view == project::LaneView::spectrogram || track.view == project::LaneView::combined);
    const int natural = tall ? TimelineMetrics::spectrogramHeight : TimelineMetrics::laneHeight;
    return std::max(TimelineMetrics::lowestLane, static_cast<int>(std::lround(natural * stretch)));
}

int mostTakes(const project::Track& track)
{
    std::size_t most = 1;
    for (const auto& clip : track.clips)
        most = std::max(most, clip->takes.size());
    return most > 1 ? static_cast<int>(most) : 0;
}

} // namespace

int Lane::bottom() const
{
    return curveTop(curves);
}

int Lane::curveTop(int row) const
{
    const auto above = std::min(static_cast<std::size_t>(row), heights.size());
    return top + height + takes * TimelineMetrics::takeHeight +
           std::accumulate(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(above), 0);
}

LaneLayout::LaneLayout(const project::Project& project, double stretch, const std::set<project::TrackId>& open,
                       const ShownCurves& curves, const CurveHeight& heightOf)
{
    int top = 0;
    const auto addCurves = [&](Lane& lane) {
        const auto shown = curves.find(lane.track);
        if (shown == curves.end())
            return;
        lane.curves = static_cast<int>(shown->second.size());
        for (const auto& target : shown->second)
            lane.heights.push_back(heightOf ? heightOf(lane.track, target) : TimelineMetrics::curveHeight);
    };
    m_lanes.reserve(project.tracks.size());
    for (const auto& track : project.tracks) {
        m_lanes.push_back(
            {track->id, top, laneHeight(*track, stretch), open.contains(track->id) ? mostTakes(*track) : 0});
        addCurves(m_lanes.back());
        top = m_lanes.back().bottom();
    }
    Lane master{{}, top, TimelineMetrics::masterHeight};
    addCurves(master);
    if (master.curves > 0)
        m_master = std::move(master);
}

int LaneLayout::height() const
{
    return m_master ? m_master->bottom() : tracksBottom();
}

int LaneLayout::tracksBottom() const
{
    return m_lanes.empty() ? 0 : m_lanes.back().bottom();
}

int LaneLayout::indexAt(int y) const
{
    if (y < 0 || y >= tracksBottom())
        return -1;
    return static_cast<int>(visible(y, y + 1).first);
}

LaneLayout::Range LaneLayout::visible(int top, int bottom) const
{
    const auto first =
        std::partition_point(m_lanes.begin(), m_lanes.end(), [top](const Lane& lane) { return lane.bottom() <= top; });
    const auto last =
        std::partition_point(first, m_lanes.end(), [bottom](const Lane& lane) { return lane.top < bottom; });
    return {static_cast<std::size_t>(first - m_lanes.begin()), static_cast<std::size_t>(last - m_lanes.begin())};
}

const Lane* LaneLayout::find(project::TrackId track) const
{
    if (!track)
        return m_master ? &*m_master : nullptr;
    const auto found =
        std::find_if(m_lanes.begin(), m_lanes.end(), [track](const Lane& lane) { return lane.track == track; });
    return found == m_lanes.end() ? nullptr : &*found;
}

} // namespace melisma::ui
