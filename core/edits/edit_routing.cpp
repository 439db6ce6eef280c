// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_routing.h"

#include "core/edits/edit_automation.h"
#include "core/edits/edit_helpers.h"
#include "core/project/routing.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::edits {

namespace {

using project::Project;
using project::SendId;
using project::Track;
using project::TrackId;
using project::TrackKind;

/// The track `to`, if it is of that kind and does not lead to `from`.
base::Result<const Track*> goal(const Project& project, TrackId from, TrackId to, TrackKind kind)
{
    const auto place = placeOf(project, to);
    if (!place)
        return place.error();
    const Track& track = *project.tracks[*place];
    if (track.kind != kind)
        return usageError(fmt::format("Track '{}' is not a {}", track.name, kind == TrackKind::bus ? "bus" : "folder"),
                          kind == TrackKind::bus ? "Choose a bus" : "Choose a folder");
    if (project::reaches(project, to, from))
        return usageError(fmt::format("Track '{}' would play into itself", track.name), "Choose another way");
    return &track;
}

bool standsIn(const Project& project, TrackId inner, TrackId outer)
{
    for (TrackId at = inner; at;) {
        if (at == outer)
            return true;
        const Track* track = project.findTrack(at);
        at = track ? track->parent : TrackId{};
    }
    return false;
}

base::Result<std::size_t> ownerOf(const Project& project, SendId send)
{
    for (std::size_t i = 0; i < project.tracks.size(); ++i)
        if (std::ranges::find(project.tracks[i]->sends, send, &project::Send::id) != project.tracks[i]->sends.end())
            return i;
    return usageError("The send is not there any more", "Choose another one");
}

bool concerns(const Track& track, TrackId gone)
{
    return track.parent == gone || track.output == gone ||
           std::ranges::find(track.sends, gone, &project::Send::bus) != track.sends.end();
}

} // namespace

base::Result<Project> setOutput(const Project& project, TrackId track, TrackId output)
{
    if (output)
        if (const auto bus = goal(project, track, output, TrackKind::bus); !bus)
            return bus.error();
    auto edited = changeTrack(project, track, [&](Track& changed) { changed.output = output; });
    // Without a bus it plays through its folder, which may in turn feed it.
    if (edited && !output)
        if (const Track* changed = edited->findTrack(track);
            changed->parent && project::reaches(*edited, changed->parent, track))
            return usageError(fmt::format("Track '{}' would play into itself", changed->name), "Choose another way");
    return edited;
}

base::Result<Project> setParent(const Project& project, TrackId track, TrackId parent)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    if (parent) {
        const auto into = placeOf(project, parent);
        if (!into)
            return into.error();
        const Track& folder = *project.tracks[*into];
        if (folder.kind != TrackKind::folder)
            return usageError(fmt::format("Track '{}' is not a folder", folder.name), "Choose a folder");
        if (standsIn(project, parent, track))
            return usageError(fmt::format("Folder '{}' would stand in itself", folder.name), "Choose another folder");
        if (!project.tracks[*place]->output && project::reaches(project, parent, track))
            return usageError(fmt::format("Track '{}' would play into itself", project.tracks[*place]->name),
                              "Choose another folder");
    }
    return withTrack(project, *place, [&](Track& changed) { changed.parent = parent; });
}

base::Result<Project> addSend(const Project& project, TrackId track, TrackId bus)
{
    if (const auto place = placeOf(project, track); !place)
        return place.error();
    if (const auto to = goal(project, track, bus, TrackKind::bus); !to)
        return to.error();
    Project edited = project;
    project::Send send;
    send.id = freshId<SendId>(edited);
    send.bus = bus;
    return changeTrack(edited, track, [&](Track& changed) { changed.sends.push_back(send); });
}

base::Result<Project> removeSend(const Project& project, SendId send)
{
    const auto owner = ownerOf(project, send);
    if (!owner)
        return owner.error();
    return withTrack(project, *owner, [&](Track& changed) {
        std::erase_if(changed.sends, [&](const project::Send& other) { return other.id == send; });
        dropUnheldLanes(changed);
    });
}

base::Result<Project> setSend(const Project& project, const project::Send& send)
{
    const auto owner = ownerOf(project, send.id);
    if (!owner)
        return owner.error();
    const auto gain = heldGain(send.gainDb);
    if (!gain)
        return gain.error();
    if (const auto to = goal(project, project.tracks[*owner]->id, send.bus, TrackKind::bus); !to)
        return to.error();
    return withTrack(project, *owner, [&](Track& changed) {
        auto& kept = *std::ranges::find(changed.sends, send.id, &project::Send::id);
        kept = send;
        kept.gainDb = *gain;
    });
}

void leadAround(Project& project, const Track& gone)
{
    std::vector<TrackId> touched;
    for (auto& track : project.tracks) {
        if (!concerns(*track, gone.id))
            continue;
        track = track.with([&](Track& changed) {
            if (changed.output == gone.id)
                changed.output = {};
            if (changed.parent == gone.id)
                changed.parent = gone.parent;
            std::erase_if(changed.sends, [&](const project::Send& send) { return send.bus == gone.id; });
            dropUnheldLanes(changed);
        });
        touched.push_back(track->id);
    }
    // One that its own folder feeds cannot play through that folder.
    for (auto& track : project.tracks)
        if (std::ranges::find(touched, track->id) != touched.end() && track->parent && !track->output &&
            project::reaches(project, track->parent, track->id))
            track = track.with([](Track& changed) { changed.parent = {}; });
}

} // namespace melisma::edits
