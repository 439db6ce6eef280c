// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automation_stroke.h"

#include "core/project/thinning.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

using project::AutomationPoints;
using project::PointShape;

/// One point a step.
AutomationPoints steps(const AutomationPoints& points)
{
    AutomationPoints fewer;
    for (const auto& point : points)
        if (fewer.empty() || fewer.back().value != point.value)
            fewer.push_back({point.at, point.value, PointShape::hold});
    return fewer;
}

} // namespace

void AutomationStroke::add(base::Beats at, double fraction)
{
    if (const auto [from, to] = std::minmax(m_last, at.ticks); !m_heights.empty() && from < to)
        m_heights.erase(m_heights.upper_bound(from), m_heights.lower_bound(to));
    m_heights[at.ticks] = std::clamp(fraction, 0.0, 1.0);
    m_last = at.ticks;
}

AutomationPoints AutomationStroke::points(const AutomationAxis& axis, double tolerance) const
{
    AutomationPoints all;
    for (const auto& [tick, height] : m_heights)
        all.push_back({{tick}, axis.value(height)});
    if (axis.stepped())
        return steps(all);
    // Lines are straight in the value; how far off they are is judged by what is seen.
    const auto off = [&](std::size_t a, std::size_t i, std::size_t b) {
        const AutomationPoints line{all[a], all[b]};
        return std::abs(axis.fraction(all[i].value) - axis.fraction(project::valueAt(line, all[i].at)));
    };
    std::vector<bool> kept(all.size(), false);
    if (!all.empty()) {
        kept.front() = kept.back() = true;
        project::markNeeded(0, all.size() - 1, tolerance, kept, off);
    }
    AutomationPoints fewer;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (kept[i])
            fewer.push_back(all[i]);
    return fewer;
}

} // namespace melisma::ui
