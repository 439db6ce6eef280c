// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/place_effect.h"

#include "core/edits/edit_effects.h"
#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <iterator>

namespace melisma::edits {

namespace {

using project::EffectId;
using project::EffectSlot;
using project::Project;
using project::TrackId;
using Chain = std::vector<EffectSlot>;
using Lanes = std::vector<project::AutomationLane>;

struct Found {
    TrackId track; ///< 0: the master
    std::size_t index = 0;
};

std::optional<std::size_t> indexIn(const Chain& chain, EffectId effect)
{
    const auto place = std::ranges::find(chain, effect, &EffectSlot::id);
    return place == chain.end() ? std::nullopt : std::optional(static_cast<std::size_t>(place - chain.begin()));
}

base::Result<Found> find(const Project& project, EffectId effect)
{
    if (const auto index = indexIn(project.masterEffects, effect))
        return Found{{}, *index};
    for (const auto& track : project.tracks)
        if (const auto index = indexIn(track->effects, effect))
            return Found{track->id, *index};
    return usageError("The effect is not there any more", "Choose another one");
}

/// change(chain, lanes) of a track or of the master.
template <class Change>
base::Result<Project> changeChain(const Project& project, TrackId track, Change&& change)
{
    if (track)
        return changeTrack(project, track, [&](project::Track& at) { change(at.effects, at.automation); });
    Project edited = project;
    change(edited.masterEffects, edited.masterAutomation);
    return edited;
}

base::Result<Project> insertAt(const Project& project, EffectPlace place, const EffectSlot& slot, const Lanes& lanes)
{
    bool inside = true;
    auto edited = changeChain(project, place.track, [&](Chain& chain, Lanes& automation) {
        inside = place.index <= chain.size();
        if (!inside)
            return;
        chain.insert(chain.begin() + static_cast<std::ptrdiff_t>(place.index), slot);
        automation.insert(automation.end(), lanes.begin(), lanes.end());
    });
    if (!inside)
        return usageError("There is no such place among the effects", "Choose a place between the first and the last");
    return edited;
}

} // namespace

base::Result<Project> placeEffect(const Project& project, EffectId effect, EffectPlace place)
{
    const auto found = find(project, effect);
    if (!found)
        return found.error();
    if (found->track == place.track) // behind itself is where it is
        return moveEffect(project, effect, place.index > found->index ? place.index - 1 : place.index);
    const EffectSlot slot = *project.findEffect(effect);
    Lanes lanes;
    const auto without = changeChain(project, found->track, [&](Chain& chain, Lanes& automation) {
        chain.erase(chain.begin() + static_cast<std::ptrdiff_t>(found->index));
        const auto its =
            std::ranges::stable_partition(automation, [&](const auto& lane) { return lane.target.effect != effect; });
        std::ranges::move(its, std::back_inserter(lanes));
        automation.erase(its.begin(), its.end());
    });
    return without ? insertAt(*without, place, slot, lanes) : without;
}

base::Result<Project> copyEffect(const Project& project, EffectId effect, EffectPlace place)
{
    const auto found = find(project, effect);
    if (!found)
        return found.error();
    Project edited = project;
    EffectSlot copy = *project.findEffect(effect);
    copy.id = freshId<EffectId>(edited);
    return insertAt(edited, place, copy, {});
}

} // namespace melisma::edits
