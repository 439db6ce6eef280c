// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_effects.h"

#include "core/edits/edit_automation.h"
#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <cmath>

namespace melisma::edits {

namespace {

using project::EffectId;
using project::EffectSlot;
using project::Project;
using Chain = std::vector<EffectSlot>;

bool holds(const Chain& chain, EffectId id)
{
    return std::ranges::find(chain, id, &EffectSlot::id) != chain.end();
}

/// Changes the chain that holds `id`: change(chain, iterator to the slot).
template <class Change>
base::Result<Project> changeChain(const Project& project, EffectId id, Change&& change)
{
    const auto apply = [&](Chain& chain) { change(chain, std::ranges::find(chain, id, &EffectSlot::id)); };
    if (holds(project.masterEffects, id)) {
        Project edited = project;
        apply(edited.masterEffects);
        return edited;
    }
    for (std::size_t i = 0; i < project.tracks.size(); ++i)
        if (holds(project.tracks[i]->effects, id))
            return withTrack(project, i, [&](project::Track& track) { apply(track.effects); });
    return usageError("The effect is not there any more", "Choose another one");
}

base::Result<void> checkParams(const base::ParamValues& params)
{
    for (const auto& [key, value] : params.all()) {
        if (auto good = checkName(key, "parameter"); !good)
            return good;
        if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number))
            return usageError("A value of an effect must be a number", "Write a number");
        if (const auto* text = std::get_if<std::string>(&value))
            if (auto good = checkText(*text, "value of the effect"); !good)
                return good;
    }
    return {};
}

} // namespace

base::Result<void> checkEffect(const music::EffectSetting& setting)
{
    if (auto good = checkName(setting.effect, "effect"); !good)
        return good;
    if (!(setting.mix >= 0.0 && setting.mix <= 1.0))
        return usageError("The mix of an effect lies between 0 and 1", "Choose a value between them");
    return checkParams(setting.params);
}

EffectSlot slotFor(Project& project, const music::EffectSetting& setting)
{
    return {freshId<EffectId>(project), setting.effect, setting.params, false, setting.mix};
}

base::Result<Project> addEffect(const Project& project, project::TrackId track, const music::EffectSetting& setting)
{
    if (auto good = checkEffect(setting); !good)
        return good.error();
    Project edited = project;
    if (!track) {
        edited.masterEffects.push_back(slotFor(edited, setting));
        return edited;
    }
    const auto slot = slotFor(edited, setting);
    return changeTrack(edited, track, [&](project::Track& changed) { changed.effects.push_back(slot); });
}

base::Result<Project> removeEffect(const Project& project, EffectId effect)
{
    auto edited = changeChain(project, effect, [](Chain& chain, Chain::iterator slot) { chain.erase(slot); });
    if (!edited)
        return edited;
    dropUnheldMasterLanes(*edited);
    for (auto& track : edited->tracks)
        if (std::ranges::any_of(track->automation, [&](const auto& lane) { return lane.target.effect == effect; }))
            track = track.with(dropUnheldLanes);
    return edited;
}

base::Result<Project> moveEffect(const Project& project, EffectId effect, std::size_t index)
{
    bool inside = true;
    auto moved = changeChain(project, effect, [&](Chain& chain, Chain::iterator from) {
        inside = index < chain.size();
        if (!inside)
            return;
        const auto to = chain.begin() + static_cast<std::ptrdiff_t>(index);
        if (from < to)
            std::rotate(from, from + 1, to + 1);
        else
            std::rotate(to, from, from + 1);
    });
    if (!inside)
        return usageError("There is no such place among the effects", "Choose a place between the first and the last");
    return moved;
}

base::Result<Project> setEffectParams(const Project& project, EffectId effect, const base::ParamValues& params)
{
    if (auto good = checkParams(params); !good)
        return good.error();
    return changeChain(project, effect, [&](Chain&, Chain::iterator slot) { slot->params = params; });
}

base::Result<Project> setEffectMix(const Project& project, EffectId effect, double mix)
{
    if (std::isnan(mix))
        return usageError("The mix of an effect must be a number", "Choose a value between 0 and 1");
    return changeChain(project, effect, [&](Chain&, Chain::iterator slot) { slot->mix = std::clamp(mix, 0.0, 1.0); });
}

base::Result<Project> bypassEffect(const Project& project, EffectId effect, bool bypass)
{
    return changeChain(project, effect, [&](Chain&, Chain::iterator slot) { slot->bypass = bypass; });
}

base::Result<Project> swapEffectSettings(const Project& project, EffectId effect)
{
    return changeChain(project, effect, [](Chain&, Chain::iterator slot) {
        if (!slot->other)
            slot->other = project::EffectSettings{slot->params, slot->mix};
        std::swap(slot->params, slot->other->params);
        std::swap(slot->mix, slot->other->mix);
        slot->onB = !slot->onB;
    });
}

base::Result<Project> copyEffectSettings(const Project& project, EffectId effect)
{
    return changeChain(project, effect, [](Chain&, Chain::iterator slot) {
        slot->other = project::EffectSettings{slot->params, slot->mix};
    });
}

} // namespace melisma::edits
