// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/record_automation.h"

#include "core/edits/edit_automation.h"
#include "core/edits/edit_helpers.h"
#include "core/project/thinning.h"

#include <algorithm>
#include <cmath>

namespace melisma::edits {

namespace {

using project::AutomationPoint;
using project::AutomationPoints;
using project::PointShape;
using project::Project;

bool isOrdered(const RecordedMove& move)
{
    const auto disordered = [](const AutomationPoint& a, const AutomationPoint& b) { return a.at >= b.at; };
    const auto endless = [](const AutomationPoint& point) { return !std::isfinite(point.value); };
    return std::ranges::none_of(move.points, endless) && !move.points.empty() && move.points.front().at == move.from &&
           move.points.back().at <= move.to && move.from < move.to && move.to <= move.back &&
           std::ranges::adjacent_find(move.points, disordered) == move.points.end();
}

/// As project::thinned(), by the tolerance's own measure.
AutomationPoints thinnedMove(const RecordedMove& move)
{
    if (!move.relative)
        return project::thinned(move.points, move.tolerance);
    const auto& points = move.points;
    std::vector<bool> kept(points.size(), false);
    kept.front() = kept.back() = true;
    project::markNeeded(0, points.size() - 1, move.tolerance, kept, [&](std::size_t a, std::size_t i, std::size_t b) {
        const double there = project::valueAt({points[a], points[b]}, points[i].at);
        return points[i].value == 0.0 ? std::abs(there) : std::abs(there / points[i].value - 1.0);
    });
    AutomationPoints fewer;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (kept[i])
            fewer.push_back(points[i]);
    return fewer;
}

/// The points of [from, back): those of the hand, and where its last value is left.
AutomationPoints drawnBy(const RecordedMove& move, base::Beats end)
{
    auto drawn = thinnedMove(move);
    const auto last = std::min(move.to, end - base::Beats{1});
    if (drawn.back().at < last && drawn.back().shape == PointShape::linear)
        drawn.push_back({last, drawn.back().value, PointShape::linear});
    std::erase_if(drawn, [end](const AutomationPoint& point) { return point.at >= end; });
    return drawn;
}

bool isEmpty(const Project& project, const RecordedMove& move)
{
    const auto* track = project.findTrack(move.track);
    const auto* lane = project::findLane(track ? track->automation : project.masterAutomation, move.target);
    return !lane || lane->points.empty();
}

base::Result<Project> recordOne(const Project& project, const RecordedMove& move)
{
    if (!isOrdered(move) || !(move.tolerance >= 0.0))
        return usageError("The recorded moves are not in order of time", "Record them again");
    base::Result<Project> edited = project;
    if (isEmpty(project, move)) // so that there is a curve that the hand leaves and comes back to
        edited = addPoint(project, move.track, move.target, {{0}, move.resting, PointShape::hold});
    const auto end = std::max(move.back, move.from + base::Beats{1});
    if (edited)
        edited = setPoints(*edited, move.track, move.target, move.from, end, drawnBy(move, end));
    return edited;
}

} // namespace

base::Result<Project> recordAutomation(const Project& project, const std::vector<RecordedMove>& moves)
{
    base::Result<Project> edited = project;
    for (const auto& move : moves)
        if (edited)
            edited = recordOne(*edited, move);
    return edited;
}

} // namespace melisma::edits
