// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values that a hand holds in place of automation.
#include "audio/graph/live_engine.h"
#include "audio/graph/live_engine_state.h"
#include "audio/graph/track_renderer.h"

#include <algorithm>

namespace melisma::audio {

namespace {

using project::AutomationKind;
using project::AutomationTarget;

/// param(EffectCell, place) on what the target is in the chain.
template <class Param>
void reachEffect(const EffectChain& chain, const AutomationTarget& target, const Param& param)
{
    const auto cell = std::ranges::find(chain, target.effect, [](const auto& entry) { return entry->id(); });
    if (cell == chain.end())
        return;
    if (target.kind == AutomationKind::effectMix)
        return param(**cell, EffectCurve::kMix);
    const auto& specs = (*cell)->kind().params;
    const auto found = std::ranges::find(specs, target.key, &base::ParamSpec::key);
    if (found != specs.end())
        param(**cell, static_cast<int>(found - specs.begin()));
}

template <class Hold, class Param>
void reachTrack(const TrackPlan& track, const AutomationTarget& target, const Hold& hold, const Param& param)
{
    switch (target.kind) {
    case AutomationKind::volume:
        return hold(track.cell->gainHand);
    case AutomationKind::pan:
        return hold(track.cell->panHand);
    case AutomationKind::mute:
        return hold(track.cell->openHand);
    case AutomationKind::sendGain:
        for (const auto& route : track.routes)
            if (route.send && route.send == target.send)
                hold(route.cell->hand);
        return;
    case AutomationKind::effectParam:
    case AutomationKind::effectMix:
        return reachEffect(track.effects, target, param);
    }
}

/// The same, or hold(HandHold), on what the target is in the plan.
template <class Hold, class Param>
void reach(const RenderPlan& plan, project::TrackId id, const AutomationTarget& target, const Hold& hold,
           const Param& param)
{
    if (!id && target.effect)
        return reachEffect(plan.masterEffects, target, param);
    if (!id && target.kind == AutomationKind::volume)
        return hold(plan.master->hand);
    if (const auto* track = findTrack(plan, id))
        reachTrack(*track, target, hold, param);
}

/// As the renderer has it: linear gains, and 0 for muted.
float renderedValue(AutomationKind kind, double value)
{
    if (kind == AutomationKind::volume || kind == AutomationKind::sendGain)
        return linearGain(value);
    if (kind == AutomationKind::mute)
        return value < 0.5 ? 1.0f : 0.0f;
    return static_cast<float>(value);
}

} // namespace

void LiveEngine::holdAutomated(project::TrackId track, const AutomationTarget& target, double value)
{
    const auto* slot = target.effect && m_state->shown ? m_state->shown->findEffect(target.effect) : nullptr;
    if (target.kind == AutomationKind::effectMix && (!slot || slot->bypass))
        return letGoAutomated(track, target);
    const float rendered = renderedValue(target.kind, value);
    const std::lock_guard lock(m_state->mutex);
    if (m_state->latest)
        reach(
            *m_state->latest, track, target, [rendered](HandHold& hand) { hand.hold(rendered); },
            [rendered](EffectCell& cell, int param) { cell.hold(param, rendered); });
}

void LiveEngine::letGoAutomated(project::TrackId track, const AutomationTarget& target)
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->latest)
        reach(
            *m_state->latest, track, target, [](HandHold& hand) { hand.letGo(); },
            [](EffectCell& cell, int param) { cell.letGo(param); });
}

void LiveEngine::letGoAllAutomated()
{
    const std::lock_guard lock(m_state->mutex);
    if (!m_state->latest)
        return;
    const auto& plan = *m_state->latest;
    for (const auto& track : plan.tracks) {
        for (HandHold* hand : {&track.cell->gainHand, &track.cell->panHand, &track.cell->openHand})
            hand->letGo();
        for (const auto& route : track.routes)
            route.cell->hand.letGo();
        for (const auto& effect : track.effects)
            effect->letGoAll();
    }
    for (const auto& effect : plan.masterEffects)
        effect->letGoAll();
    plan.master->hand.letGo();
}

bool LiveEngine::planIsCurrent() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->compiled == m_state->wishes;
}

} // namespace melisma::audio
