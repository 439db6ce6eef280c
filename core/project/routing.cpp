// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/routing.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace melisma::project {

namespace {

using Places = std::unordered_map<TrackId, std::size_t>;

std::size_t placeIn(const Places& places, TrackId id)
{
    const auto found = places.find(id);
    return found == places.end() ? Route::kMaster : found->second;
}

std::vector<Route> routesOf(const Project& project)
{
    Places places;
    for (std::size_t i = 0; i < project.tracks.size(); ++i)
        places.emplace(project.tracks[i]->id, i);
    std::vector<Route> routes;
    for (std::size_t i = 0; i < project.tracks.size(); ++i) {
        const Track& track = *project.tracks[i];
        routes.push_back({i, placeIn(places, outputOf(track)), Route::kOutput, true});
        for (std::size_t send = 0; send < track.sends.size(); ++send)
            routes.push_back({i, placeIn(places, track.sends[send].bus), send, true});
    }
    return routes;
}

/// What is fed comes behind all that feeds it; of those that may come next, the first in the project.
std::vector<std::size_t> orderOf(const Project& project, const std::vector<Route>& routes)
{
    std::vector<int> feeds(project.tracks.size(), 0);
    for (const auto& route : routes)
        if (route.to != Route::kMaster)
            ++feeds[route.to];
    std::vector<std::size_t> order;
    std::vector<bool> placed(project.tracks.size(), false);
    const auto place = [&](std::size_t track) {
        placed[track] = true;
        order.push_back(track);
        const auto first = std::ranges::lower_bound(routes, track, {}, &Route::from);
        for (auto route = first; route != routes.end() && route->from == track; ++route)
            if (route->to != Route::kMaster)
                --feeds[route->to];
    };
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (!sums(project.tracks[i]->kind))
            place(i);
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t i = 0; i < placed.size(); ++i)
            if (!placed[i] && feeds[i] == 0) {
                place(i);
                moved = true;
            }
    }
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (!placed[i])
            order.push_back(i);
    return order;
}

/// A route is heard when one that is soloed stands before or behind it.
void hearSolos(const Project& project, Routing& routing)
{
    const auto& order = routing.order;
    std::vector<bool> before(order.size(), false);
    std::vector<bool> behind(order.size(), false);
    for (std::size_t i = 0; i < order.size(); ++i)
        before[i] = behind[i] = project.tracks[i]->mix.solo;
    const auto each = [&](std::size_t track, auto&& visit) {
        const auto first = std::ranges::lower_bound(routing.routes, track, {}, &Route::from);
        for (auto route = first; route != routing.routes.end() && route->from == track; ++route)
            visit(*route);
    };
    for (const auto track : order)
        each(track, [&](Route& route) {
            if (route.to != Route::kMaster && before[track])
                before[route.to] = true;
        });
    for (auto track = order.rbegin(); track != order.rend(); ++track)
        each(*track, [&](Route& route) {
            if (route.to != Route::kMaster && behind[route.to])
                behind[*track] = true;
        });
    for (auto& route : routing.routes)
        route.heard = before[route.from] || (route.to != Route::kMaster && behind[route.to]);
}

/// Automation of the mute has the say, and may open it anywhere.
bool staysMuted(const Track& track)
{
    const AutomationLane* lane = findLane(track.automation, {AutomationKind::mute});
    return track.mix.mute && !(lane && lane->on && !lane->points.empty());
}

bool isOpen(const Project& project, const Route& route)
{
    const Track& track = *project.tracks[route.from];
    return route.heard && !staysMuted(track) && (route.send == Route::kOutput || track.sends[route.send].on);
}

std::vector<bool> audibleOf(const Project& project, const Routing& routing)
{
    std::vector<bool> audible(project.tracks.size(), false);
    for (auto track = routing.order.rbegin(); track != routing.order.rend(); ++track) {
        const auto first = std::ranges::lower_bound(routing.routes, *track, {}, &Route::from);
        for (auto route = first; route != routing.routes.end() && route->from == *track; ++route)
            if (isOpen(project, *route) && (route->to == Route::kMaster || audible[route->to]))
                audible[*track] = true;
    }
    return audible;
}

} // namespace

bool sums(TrackKind kind)
{
    return kind == TrackKind::bus || kind == TrackKind::folder;
}

TrackId outputOf(const Track& track)
{
    return track.output ? track.output : track.parent;
}

Routing routingOf(const Project& project)
{
    Routing routing;
    routing.routes = routesOf(project);
    routing.order = orderOf(project, routing.routes);
    if (project.anySolo())
        hearSolos(project, routing);
    routing.audible = audibleOf(project, routing);
    return routing;
}

bool reaches(const Project& project, TrackId from, TrackId to)
{
    std::vector<TrackId> open{from};
    std::unordered_set<TrackId> seen{from};
    while (!open.empty()) {
        const TrackId id = open.back();
        open.pop_back();
        if (id == to)
            return true;
        const Track* track = project.findTrack(id);
        if (!track)
            continue;
        if (const auto next = outputOf(*track); next && seen.insert(next).second)
            open.push_back(next);
        for (const auto& send : track->sends)
            if (seen.insert(send.bus).second)
                open.push_back(send.bus);
    }
    return false;
}

bool isAudible(const Project& project, const Track& track)
{
    const auto plain = [](const base::Shared<Track>& other) { return !sums(other->kind); };
    if (std::ranges::all_of(project.tracks, plain))
        return !staysMuted(track) && (track.mix.solo || !project.anySolo());
    const auto place = std::ranges::find_if(project.tracks, [&](const auto& other) { return other->id == track.id; });
    return place != project.tracks.end() &&
           routingOf(project).audible[static_cast<std::size_t>(place - project.tracks.begin())];
}

} // namespace melisma::project
