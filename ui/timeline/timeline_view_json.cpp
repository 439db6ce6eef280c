// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the tracks are looked at, as it is kept beside the project.
#include "core/project/automation_json.h"
#include "ui/timeline/timeline_metrics.h"
#include "ui/timeline/timeline_state.h"

#include <algorithm>

namespace melisma::ui {
namespace {

base::Json targetJson(const project::AutomationTarget& target)
{
    return project::toJson(std::vector<project::AutomationLane>{{target, {}, true}});
}

std::optional<project::AutomationTarget> targetFrom(const base::Json& json)
{
    std::optional<base::Error> wrong;
    const auto lanes = project::readAutomation(project::JsonReader(json, "view", wrong), "target");
    return wrong || lanes.size() != 1 ? std::nullopt : std::optional(lanes.front().target);
}

} // namespace

base::Json TimelineState::viewJson() const
{
    base::Json takes = base::Json::array();
    for (const auto track : m_openTakes)
        takes.push_back(track.value);
    base::Json curves = base::Json::array();
    for (const auto& [track, targets] : m_curves)
        for (const auto& target : targets)
            curves.push_back(
                {{"track", track.value}, {"target", targetJson(target)}, {"height", curveHeight(track, target)}});
    return {{"stretch", m_stretch}, {"takes", std::move(takes)}, {"curves", std::move(curves)}};
}

void TimelineState::restoreView(const base::Json& json)
{
    m_stretch = std::clamp(base::memberOr(json, "stretch", 1.0), kLeastStretch, kMostStretch);
    for (const auto& item : base::itemsOf(json, "takes"))
        if (item.is_number_unsigned() && m_session.project().findTrack({item.get<std::uint64_t>()}))
            m_openTakes.insert({item.get<std::uint64_t>()});
    for (const auto& item : base::itemsOf(json, "curves")) {
        const project::TrackId track{base::memberOr<std::uint64_t>(item, "track", 0)};
        const auto target = targetFrom(item);
        if (!target || !isThere(m_session.project(), {track, *target}) || curveShown(track, *target))
            continue;
        m_curves[track].push_back(*target);
        const int height = std::clamp(base::memberOr(item, "height", TimelineMetrics::curveHeight),
                                      TimelineMetrics::curveHeight, TimelineMetrics::tallestCurve);
        if (height != TimelineMetrics::curveHeight)
            m_heights.emplace_back(AutomationRef{track, *target}, height);
    }
    relayout();
}

} // namespace melisma::ui
