// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include <algorithm>

namespace melisma::project {

const Clip* Track::findClip(ClipId wanted) const
{
    const auto found = std::ranges::find_if(clips, [wanted](const auto& clip) { return clip->id == wanted; });
    return found == clips.end() ? nullptr : found->get();
}

const Track* Project::findTrack(TrackId id) const
{
    const auto found = std::ranges::find_if(tracks, [id](const auto& track) { return track->id == id; });
    return found == tracks.end() ? nullptr : found->get();
}

const Track* Project::trackOf(ClipId id) const
{
    const auto found = std::ranges::find_if(tracks, [id](const auto& track) { return track->findClip(id); });
    return found == tracks.end() ? nullptr : found->get();
}

const Clip* Project::findClip(ClipId id) const
{
    const Track* track = trackOf(id);
    return track ? track->findClip(id) : nullptr;
}

const Asset* Project::findAsset(const std::string& sha256) const
{
    const auto found = assets.find(sha256);
    return found == assets.end() ? nullptr : found->second.get();
}

base::Frames Project::length() const
{
    base::Frames last;
    for (const auto& track : tracks)
        for (const auto& clip : track->clips)
            last = std::max(last, endOf(*clip));
    for (const auto& marker : markers)
        last = std::max(last, tempoMap.framesAt(marker.start + marker.length, sampleRate));
    return last;
}

const EffectSlot* Project::findEffect(EffectId id) const
{
    const auto in = [id](const std::vector<EffectSlot>& chain) {
        const auto found = std::ranges::find(chain, id, &EffectSlot::id);
        return found == chain.end() ? nullptr : &*found;
    };
    for (const auto& track : tracks)
        if (const auto* slot = in(track->effects))
            return slot;
    return in(masterEffects);
}

const Send* Project::findSend(SendId id) const
{
    for (const auto& track : tracks)
        if (const auto found = std::ranges::find(track->sends, id, &Send::id); found != track->sends.end())
            return &*found;
    return nullptr;
}

bool Project::anySolo() const
{
    return std::ranges::any_of(tracks, [](const auto& track) { return track->mix.solo; });
}

std::set<ClipId> clipsOfGroup(const Project& project, GroupId group)
{
    std::set<ClipId> clips;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (group && clip->group == group)
                clips.insert(clip->id);
    return clips;
}

} // namespace melisma::project
