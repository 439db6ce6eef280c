// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/snapping.h"

#include "ui/timeline/time_grid.h"

#include <cstdlib>

namespace melisma::ui {
namespace {

/// Keeps the nearest of the places it is shown.
class Nearest {
public:
    Nearest(base::Frames at, double reach) : m_at(at), m_best(at), m_distance(reach) {}

    void offer(base::Frames place)
    {
        const auto distance = static_cast<double>(std::abs((place - m_at).count));
        if (distance > m_distance)
            return;
        m_distance = distance;
        m_best = place;
    }
    base::Frames best() const { return m_best; }

private:
    base::Frames m_at, m_best;
    double m_distance;
};

base::Frames nearestEvent(const project::Project& project, const Snapping& snapping, base::Frames at)
{
    Nearest nearest(at, Snapping::kReach * snapping.scale.framesPerPixel);
    const auto offerBeats = [&](base::Beats place) {
        nearest.offer(project.tempoMap.framesAt(place, project.sampleRate));
    };
    nearest.offer({});
    nearest.offer(snapping.playhead);
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (!snapping.moving.contains(clip->id)) {
                nearest.offer(project.startOf(*clip));
                nearest.offer(project.endOf(*clip));
            }
    for (const auto& marker : project.markers) {
        offerBeats(marker.start);
        offerBeats(marker.start + marker.length);
    }
    if (project.loop.length.ticks > 0) {
        offerBeats(project.loop.start);
        offerBeats(project.loop.end());
    }
    return nearest.best();
}

} // namespace

base::Frames Snapping::operator()(const project::Project& project, base::Frames at) const
{
    switch (to) {
    case EditModes::Snap::grid:
        return snapped(project, scale, at);
    case EditModes::Snap::events:
        return nearestEvent(project, *this, at);
    case EditModes::Snap::off:
        break;
    }
    return at;
}

} // namespace melisma::ui
