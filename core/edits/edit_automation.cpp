// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_automation.h"

#include "core/edits/edit_helpers.h"
#include "core/project/routing_check.h"

#include <algorithm>
#include <cmath>

namespace melisma::edits {

namespace {

using project::AutomationKind;
using project::AutomationLane;
using project::AutomationPoint;
using project::AutomationPoints;
using project::AutomationTarget;
using project::Project;
using project::TrackId;
using Lanes = std::vector<AutomationLane>;

double heldValue(AutomationKind kind, double value)
{
    switch (kind) {
    case AutomationKind::volume:
    case AutomationKind::sendGain:
        return std::clamp(value, project::kSilentDb, project::kLoudestDb);
    case AutomationKind::pan:
        return std::clamp(value, -1.0, 1.0);
    case AutomationKind::mute:
    case AutomationKind::effectMix:
        return std::clamp(value, 0.0, 1.0);
    case AutomationKind::effectParam:
        break;
    }
    return value;
}

base::Result<void> checkPlace(base::Beats at)
{
    if (at.ticks < 0 || at.ticks > project::kLastCount)
        return usageError("That place is outside the timeline", "Choose a place between its beginning and 16 days");
    return {};
}

base::Result<AutomationPoint> heldPoint(const AutomationTarget& target, AutomationPoint point)
{
    if (auto inside = checkPlace(point.at); !inside)
        return inside.error();
    point.value = heldValue(target.kind, point.value);
    if (target.kind == project::AutomationKind::mute)
        point.shape = project::PointShape::hold; // nothing is half muted
    if (!std::isfinite(point.value))
        return usageError("A value of the automation must be a number", "Choose a value within the lane");
    return point;
}

base::Result<void> checkTarget(const Project& project, TrackId id, const AutomationTarget& target)
{
    const project::Track* track = project.findTrack(id);
    if (id && !track)
        return placeOf(project, id).error();
    if (project::isTarget(target, track ? track->effects : project.masterEffects, track ? &track->sends : nullptr))
        return {};
    return usageError("There is nothing there that this automation could move", "Choose another lane");
}

/// change(lanes) on the lanes of the track, or of the master.
template <class Change>
base::Result<Project> changeLanes(const Project& project, TrackId track, Change&& change)
{
    if (track)
        return changeTrack(project, track, [&](project::Track& changed) { change(changed.automation); });
    Project edited = project;
    change(edited.masterAutomation);
    return edited;
}

const Lanes* lanesOf(const Project& project, TrackId id)
{
    if (!id)
        return &project.masterAutomation;
    const project::Track* track = project.findTrack(id);
    return track ? &track->automation : nullptr;
}

/// change(points) on a copy of the lane's points, checked by the caller.
template <class Change>
base::Result<Project> changePoints(const Project& project, TrackId track, const AutomationTarget& target,
                                   Change&& change)
{
    if (auto good = checkTarget(project, track, target); !good)
        return good.error();
    return changeLanes(project, track, [&](Lanes& lanes) {
        auto lane = std::ranges::find(lanes, target, &AutomationLane::target);
        if (lane == lanes.end())
            lane = lanes.insert(lanes.end(), AutomationLane{target, {}, true});
        change(lane->points);
    });
}

/// change(lanes, iterator) on a lane that must be there.
template <class Change>
base::Result<Project> changeLane(const Project& project, TrackId track, const AutomationTarget& target, Change&& change)
{
    const Lanes* lanes = lanesOf(project, track);
    if (!lanes)
        return placeOf(project, track).error();
    if (!project::findLane(*lanes, target))
        return usageError("The automation is not there any more", "Choose another lane");
    return changeLanes(project, track, [&](Lanes& changed) {
        change(changed, std::ranges::find(changed, target, &AutomationLane::target));
    });
}

base::Result<const AutomationPoints*> pointsWith(const Project& project, TrackId track, const AutomationTarget& target,
                                                 std::size_t index)
{
    const Lanes* lanes = lanesOf(project, track);
    const AutomationLane* lane = lanes ? project::findLane(*lanes, target) : nullptr;
    if (!lane || index >= lane->points.size())
        return usageError("The point is not there any more", "Choose another one");
    return &lane->points;
}

bool ascends(const AutomationPoints& points)
{
    const auto disordered = [](const AutomationPoint& a, const AutomationPoint& b) { return a.at >= b.at; };
    return std::ranges::adjacent_find(points, disordered) == points.end();
}

void dropUnheld(Lanes& lanes, const std::vector<project::EffectSlot>& effects, const std::vector<project::Send>* sends)
{
    std::erase_if(lanes, [&](const AutomationLane& lane) { return !project::isTarget(lane.target, effects, sends); });
}

} // namespace

project::PointShape shapeAt(const project::AutomationPoints& points, base::Beats at)
{
    const auto next = std::ranges::upper_bound(points, at, {}, &AutomationPoint::at);
    return next == points.begin() ? project::PointShape::linear : std::prev(next)->shape;
}

base::Result<Project> setPoints(const Project& project, TrackId track, const AutomationTarget& target, base::Beats from,
                                base::Beats to, const AutomationPoints& points)
{
    for (const auto edge : {from, to})
        if (auto inside = checkPlace(edge); !inside)
            return inside.error();
    AutomationPoints drawn;
    for (const auto& point : points) {
        const auto held = heldPoint(target, point);
        if (!held)
            return held.error();
        drawn.push_back(*held);
    }
    const bool inside = drawn.empty() || (drawn.front().at >= from && drawn.back().at < to);
    if (from >= to || !inside || !ascends(drawn))
        return usageError("The points of the automation are not in order of time", "Draw the stretch again");
    return changePoints(project, track, target,
                        [&](AutomationPoints& changed) { changed = project::withStretch(changed, from, to, drawn); });
}

base::Result<Project> addPoint(const Project& project, TrackId track, const AutomationTarget& target,
                               const AutomationPoint& point)
{
    const auto held = heldPoint(target, point);
    if (!held)
        return held.error();
    return changePoints(project, track, target, [&](AutomationPoints& points) {
        const auto place = std::ranges::lower_bound(points, held->at, {}, &AutomationPoint::at);
        if (place != points.end() && place->at == held->at)
            *place = *held;
        else
            points.insert(place, *held);
    });
}

base::Result<Project> movePoint(const Project& project, TrackId track, const AutomationTarget& target,
                                std::size_t index, const AutomationPoint& point)
{
    const auto points = pointsWith(project, track, target, index);
    if (!points)
        return points.error();
    auto held = heldPoint(target, point);
    if (!held)
        return held.error();
    const auto& all = **points;
    if (index > 0)
        held->at = std::max(held->at, all[index - 1].at + base::Beats{1});
    if (index + 1 < all.size())
        held->at = std::min(held->at, all[index + 1].at - base::Beats{1});
    return changePoints(project, track, target, [&](AutomationPoints& changed) { changed[index] = *held; });
}

base::Result<Project> removePoint(const Project& project, TrackId track, const AutomationTarget& target,
                                  std::size_t index)
{
    if (const auto points = pointsWith(project, track, target, index); !points)
        return points.error();
    return changePoints(project, track, target, [&](AutomationPoints& changed) {
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(index));
    });
}

base::Result<Project> thinLane(const Project& project, TrackId track, const AutomationTarget& target, double tolerance)
{
    if (!(tolerance >= 0.0))
        return usageError("How far thinning may move automation must be a number", "Choose 0 or more");
    return changeLane(project, track, target,
                      [&](Lanes&, Lanes::iterator lane) { lane->points = project::thinned(lane->points, tolerance); });
}

base::Result<Project> switchLane(const Project& project, TrackId track, const AutomationTarget& target, bool on)
{
    return changeLane(project, track, target, [on](Lanes&, Lanes::iterator lane) { lane->on = on; });
}

base::Result<Project> removeLane(const Project& project, TrackId track, const AutomationTarget& target)
{
    return changeLane(project, track, target, [](Lanes& lanes, Lanes::iterator lane) { lanes.erase(lane); });
}

void dropUnheldLanes(project::Track& track)
{
    dropUnheld(track.automation, track.effects, &track.sends);
}

void dropUnheldMasterLanes(Project& project)
{
    dropUnheld(project.masterAutomation, project.masterEffects, nullptr);
}

} // namespace melisma::edits
