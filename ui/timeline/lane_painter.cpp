// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_painter.h"

#include "core/project/routing.h"
#include "ui/common/theme.h"
#include "ui/timeline/clip_painter.h"
#include "ui/timeline/time_grid.h"
#include "ui/timeline/timeline_metrics.h"

#include <QPainter>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kInaudible = 0.35; ///< opacity of what is muted

double crisp(double x)
{
    return std::floor(x) + 0.5;
}

void paintGrid(QPainter& painter, const LaneScene& scene, const QRect& area)
{
    const TimeScale& scale = scene.frame.scale;
    QColor beat = theme().line;
    beat.setAlphaF(0.35f);
    QColor bar = theme().line;
    bar.setAlphaF(0.8f);
    for (const GridLine& line :
         gridLines(scene.frame.project, scale, scale.frameAt(area.left()), scale.frameAt(area.right() + 1))) {
        const double x = crisp(scale.xOf(line.at));
        painter.setPen(line.startsBar ? bar : beat);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 1));
    }
}

void paintBackground(QPainter& painter, const LaneScene& scene, const QRect& area)
{
    painter.fillRect(area, theme().bg0);
    const auto [first, last] =
        scene.frame.layout.visible(area.top() + scene.frame.scrollY, area.bottom() + 1 + scene.frame.scrollY);
    for (std::size_t i = first; i < last; ++i) {
        const Lane& lane = scene.frame.layout.lanes()[i];
        const QRectF row(area.left(), lane.top - scene.frame.scrollY, area.width(), lane.bottom() - lane.top);
        if (lane.track == scene.selectedTrack)
            painter.fillRect(row, theme().bg1);
        painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme().line);
    }
}

void paintLane(QPainter& painter, const LaneScene& scene, std::size_t index, bool audible, const QRect& area)
{
    const project::Project& project = scene.frame.project;
    const project::Track& track = *project.tracks[index];
    const Lane& lane = scene.frame.layout.lanes()[index];
    painter.setOpacity(audible ? 1.0 : kInaudible);
    const base::Frames from = scene.frame.scale.frameAt(area.left());
    const base::Frames to = scene.frame.scale.frameAt(area.right() + 1);
    for (const auto& clip : track.clips) {
        if (project.startOf(*clip) > to)
            break; // clips ascend by start
        if (project.endOf(*clip) < from)
            continue;
        paintClip(painter, scene, {track, *clip, clipRect(scene.frame, lane, *clip)}, area);
        for (int take = 0; clip->takes.size() > 1 && take < static_cast<int>(clip->takes.size()) && take < lane.takes;
             ++take)
            paintTake(painter, scene, {track, *clip, takeRect(scene.frame, lane, *clip, take)}, take, area);
    }
    painter.setOpacity(1.0);
}

} // namespace

QColor trackColour(const project::Track& track)
{
    return theme().track(track.colour);
}

QColor clipColour(const project::Track& track, const project::Clip& clip)
{
    return clip.colour == project::Clip::kTrackColour ? trackColour(track) : theme().track(clip.colour);
}

void paintLanes(QPainter& painter, const LaneScene& scene, const QRect& area)
{
    painter.save();
    painter.setClipRect(area);
    paintBackground(painter, scene, area);
    if (scene.gridLines)
        paintGrid(painter, scene, area);
    const auto [first, last] =
        scene.frame.layout.visible(area.top() + scene.frame.scrollY, area.bottom() + 1 + scene.frame.scrollY);
    const auto audible = project::routingOf(scene.frame.project).audible;
    for (std::size_t i = first; i < last; ++i)
        paintLane(painter, scene, i, audible[i], area);
    painter.restore();
}

} // namespace melisma::ui
