// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_delta.h"

#include "core/project/project_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace melisma::project {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using SharedTrack = base::Shared<Track>;
using TracksById = std::unordered_map<TrackId, SharedTrack>;

TracksById tracksById(const Project& project)
{
    TracksById tracks;
    for (const auto& track : project.tracks)
        tracks.emplace(track->id, track);
    return tracks;
}

/// Everything but tracks and assets.
Project headerOf(const Project& project)
{
    Project header = project;
    header.tracks.clear();
    header.assets.clear();
    return header;
}

std::vector<TrackId> orderOf(const Project& project)
{
    std::vector<TrackId> order;
    for (const auto& track : project.tracks)
        order.push_back(track->id);
    return order;
}

Json changedTracks(const Project& before, const Project& after)
{
    const TracksById old = tracksById(before);
    Json changed = Json::array();
    for (const auto& track : after.tracks) {
        const auto known = old.find(track->id);
        if (known == old.end() || !(known->second == track))
            changed.push_back(toJson(*track));
    }
    return changed;
}

void describeAssets(const Project& before, const Project& after, Project& header, Json& removed)
{
    for (const auto& [hash, asset] : after.assets) {
        const auto known = before.assets.find(hash);
        if (known == before.assets.end() || !(known->second == asset))
            header.assets.emplace(hash, asset);
    }
    for (const auto& [hash, asset] : before.assets)
        if (!after.assets.contains(hash))
            removed.push_back(hash);
}

Json idsToJson(const std::vector<TrackId>& ids)
{
    Json list = Json::array();
    for (const auto id : ids)
        list.push_back(id.value);
    return list;
}

Error misfit(const std::string& what)
{
    return {ErrorKind::input, "A journal record does not fit: " + what, {}, {}};
}

Result<void> applyHeader(Project& project, const Json& delta)
{
    if (delta.contains("header")) {
        auto header = projectFromJson(delta["header"]);
        if (!header)
            return header.error();
        auto tracks = std::move(project.tracks);
        auto assets = std::move(project.assets);
        for (const auto& [hash, asset] : header->assets)
            assets.insert_or_assign(hash, asset);
        project = std::move(*header);
        project.tracks = std::move(tracks);
        project.assets = std::move(assets);
    }
    for (const auto& hash : base::memberOr<std::vector<std::string>>(delta, "removedAssets", {}))
        project.assets.erase(hash);
    return {};
}

Result<void> applyTracks(Project& project, const Json& delta)
{
    TracksById tracks = tracksById(project);
    for (const auto& entry : base::itemsOf(delta, "tracks")) {
        auto track = trackFromJson(entry);
        if (!track)
            return track.error();
        const TrackId id = track->id;
        tracks.insert_or_assign(id, SharedTrack(std::move(*track)));
    }
    std::vector<TrackId> order = orderOf(project);
    if (const auto changed = base::member<std::vector<std::uint64_t>>(delta, "order")) {
        order.clear();
        for (const auto id : *changed)
            order.push_back(TrackId{id});
    }
    project.tracks.clear();
    for (const auto id : order) {
        const auto track = tracks.find(id);
        if (track == tracks.end())
            return misfit(fmt::format("track {} is not there", id.value));
        project.tracks.push_back(track->second);
    }
    return {};
}

} // namespace

Json projectDelta(const Project& before, const Project& after)
{
    Json delta = Json::object();
    Json removed = Json::array();
    Project header = headerOf(after);
    const bool headerChanged = !(header == headerOf(before));
    describeAssets(before, after, header, removed);
    if (headerChanged || !header.assets.empty())
        delta["header"] = toJson(header);
    if (!removed.empty())
        delta["removedAssets"] = std::move(removed);
    if (const auto order = orderOf(after); order != orderOf(before))
        delta["order"] = idsToJson(order);
    if (Json tracks = changedTracks(before, after); !tracks.empty())
        delta["tracks"] = std::move(tracks);
    return delta;
}

Result<Project> applyDelta(const Project& before, const Json& delta)
{
    Project project = before;
    if (auto header = applyHeader(project, delta); !header)
        return header.error();
    if (auto tracks = applyTracks(project, delta); !tracks)
        return tracks.error();
    return project;
}

} // namespace melisma::project
