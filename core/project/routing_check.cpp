// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/routing_check.h"

#include "core/project/damage.h"
#include "core/project/routing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace melisma::project {

namespace {

using Tracks = std::unordered_map<TrackId, const Track*>;

bool isKind(const Tracks& tracks, TrackId id, TrackKind kind)
{
    const auto found = tracks.find(id);
    return found != tracks.end() && found->second->kind == kind;
}

base::Result<void> checkEnds(const Tracks& tracks, const Track& track)
{
    if (track.parent && !isKind(tracks, track.parent, TrackKind::folder))
        return broken(fmt::format("{} stands in folder {}, which does not exist", nameOf(track), track.parent.value));
    if (track.output && !isKind(tracks, track.output, TrackKind::bus))
        return broken(fmt::format("{} plays into bus {}, which does not exist", nameOf(track), track.output.value));
    for (const auto& send : track.sends) {
        if (!isKind(tracks, send.bus, TrackKind::bus))
            return broken(fmt::format("{} sends to bus {}, which does not exist", nameOf(track), send.bus.value));
        if (!std::isfinite(send.gainDb))
            return broken(nameOf(track) + " has a send whose gain is not a number");
    }
    return {};
}

/// Folders in folders end at the top.
bool endsAtTop(const Tracks& tracks, const Track& track)
{
    std::size_t steps = 0;
    for (TrackId up = track.parent; up; up = tracks.at(up)->parent)
        if (++steps > tracks.size())
            return false;
    return true;
}

/// In a project's order, what feeds stands before what is fed, unless they feed each other.
base::Result<void> checkCycles(const Project& project)
{
    const auto routing = routingOf(project);
    std::vector<std::size_t> rank(routing.order.size());
    for (std::size_t i = 0; i < routing.order.size(); ++i)
        rank[routing.order[i]] = i;
    for (const auto& route : routing.routes)
        if (route.to != Route::kMaster && rank[route.from] >= rank[route.to])
            return broken(nameOf(*project.tracks[route.from]) + " plays into itself");
    return {};
}

bool hasEffect(const std::vector<EffectSlot>& effects, EffectId id)
{
    return std::ranges::find(effects, id, &EffectSlot::id) != effects.end();
}

bool sound(const AutomationPoints& points)
{
    const auto inRange = [](const AutomationPoint& point) {
        return point.at.ticks >= 0 && point.at.ticks <= kLastCount && std::isfinite(point.value);
    };
    const auto after = [](const AutomationPoint& a, const AutomationPoint& b) { return a.at >= b.at; };
    return std::ranges::all_of(points, inRange) && std::ranges::adjacent_find(points, after) == points.end();
}

base::Result<void> checkLanes(const std::vector<AutomationLane>& lanes, const std::vector<EffectSlot>& effects,
                              const std::vector<Send>* sends, const std::string& owner)
{
    for (const auto& lane : lanes) {
        if (!isTarget(lane.target, effects, sends))
            return broken(owner + " has automation of something that does not exist");
        if (!sound(lane.points))
            return broken(owner + " has automation whose points are out of range or not in order of time");
        if (std::ranges::count(lanes, lane.target, &AutomationLane::target) != 1)
            return broken(owner + " has two lanes of automation for one thing");
    }
    return {};
}

} // namespace

bool isTarget(const AutomationTarget& target, const std::vector<EffectSlot>& effects, const std::vector<Send>* sends)
{
    const bool ofSend = target.kind == AutomationKind::sendGain;
    const bool ofEffect = target.kind == AutomationKind::effectParam || target.kind == AutomationKind::effectMix;
    if (bool(target.send) != ofSend || bool(target.effect) != ofEffect ||
        !target.key.empty() != (target.kind == AutomationKind::effectParam))
        return false;
    if (ofSend)
        return sends && std::ranges::find(*sends, target.send, &Send::id) != sends->end();
    if (ofEffect)
        return hasEffect(effects, target.effect);
    return sends || target.kind == AutomationKind::volume; // the master has no pan and no mute
}

base::Result<void> checkRouting(const Project& project)
{
    Tracks tracks;
    for (const auto& track : project.tracks)
        tracks.emplace(track->id, track.get());
    for (const auto& track : project.tracks) {
        if (auto good = checkEnds(tracks, *track); !good)
            return good;
        if (auto good = checkLanes(track->automation, track->effects, &track->sends, nameOf(*track)); !good)
            return good;
    }
    for (const auto& track : project.tracks)
        if (!endsAtTop(tracks, *track))
            return broken(nameOf(*track) + " stands in itself");
    if (auto good = checkCycles(project); !good)
        return good;
    return checkLanes(project.masterAutomation, project.masterEffects, nullptr, "The master");
}

} // namespace melisma::project
