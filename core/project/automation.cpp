// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/automation.h"

#include "core/project/thinning.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

namespace melisma::project {

namespace {

/// On the line from `a` to `b`.
double onLine(const AutomationPoint& a, const AutomationPoint& b, base::Beats at)
{
    const auto length = static_cast<double>((b.at - a.at).ticks);
    return std::lerp(a.value, b.value, static_cast<double>((at - a.at).ticks) / length); // whose middle is finite
}

} // namespace

double valueAt(const AutomationPoints& points, base::Beats at)
{
    assert(!points.empty());
    const auto next = std::ranges::upper_bound(points, at, {}, &AutomationPoint::at);
    if (next == points.begin())
        return next->value;
    const auto& point = *std::prev(next);
    return next == points.end() || point.shape == PointShape::hold ? point.value : onLine(point, *next, at);
}

double valueBefore(const AutomationPoints& points, base::Beats at)
{
    assert(!points.empty());
    const auto next = std::ranges::lower_bound(points, at, {}, &AutomationPoint::at);
    if (next == points.begin())
        return next->value;
    const auto& point = *std::prev(next);
    return next == points.end() || point.shape == PointShape::hold ? point.value : onLine(point, *next, at);
}

AutomationPoints pointsWithin(const AutomationPoints& points, base::Beats from, base::Beats to)
{
    const auto first = std::ranges::lower_bound(points, from, {}, &AutomationPoint::at);
    const auto last = std::ranges::lower_bound(first, points.end(), to, {}, &AutomationPoint::at);
    return {first, last};
}

AutomationPoints withStretch(const AutomationPoints& points, base::Beats from, base::Beats to,
                             const AutomationPoints& drawn)
{
    const auto first = std::ranges::lower_bound(points, from, {}, &AutomationPoint::at);
    const auto last = std::ranges::lower_bound(first, points.end(), to, {}, &AutomationPoint::at);
    AutomationPoints merged(points.begin(), first);
    if (!points.empty() && !merged.empty() && merged.back().shape == PointShape::linear) {
        // A line that ran into the stretch ends in front of it, where it was.
        const base::Beats edge{from.ticks - 1};
        if (edge > merged.back().at)
            merged.push_back({edge, valueAt(points, edge), PointShape::hold});
        else
            merged.back().shape = PointShape::hold;
    } else if (!points.empty() && merged.empty() && from.ticks > 0) {
        merged.push_back({{from.ticks - 1}, valueAt(points, {from.ticks - 1}), PointShape::hold});
    }
    std::ranges::copy(drawn, std::back_inserter(merged));
    if (!points.empty() && (last == points.end() || last->at > to)) {
        const auto shape = last == points.begin() ? PointShape::hold : std::prev(last)->shape;
        merged.push_back({to, valueAt(points, to), shape});
    }
    merged.insert(merged.end(), last, points.end());
    return merged;
}

AutomationPoints thinned(const AutomationPoints& points, double tolerance)
{
    std::vector<bool> kept(points.size(), false);
    for (std::size_t first = 0; first < points.size();) {
        // A run of lines, up to the point that holds or the last.
        std::size_t last = first;
        while (last + 1 < points.size() && points[last].shape == PointShape::linear)
            ++last;
        kept[first] = kept[last] = true;
        markNeeded(first, last, tolerance, kept, [&](std::size_t a, std::size_t i, std::size_t b) {
            return std::abs(points[i].value - onLine(points[a], points[b], points[i].at));
        });
        first = last + 1;
    }
    AutomationPoints fewer;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (kept[i])
            fewer.push_back(points[i]);
    return fewer;
}

const AutomationLane* findLane(const std::vector<AutomationLane>& lanes, const AutomationTarget& target)
{
    const auto found = std::ranges::find(lanes, target, &AutomationLane::target);
    return found == lanes.end() ? nullptr : &*found;
}

} // namespace melisma::project
