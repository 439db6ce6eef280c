// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automation/automation_ref.h"

#include "audio/effects/effect_kind.h"
#include "core/edits/edit_effects.h"
#include "core/edits/edit_routing.h"
#include "core/edits/set_track_mix.h"
#include "core/project/routing_check.h"
#include "ui/common/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

using project::AutomationKind;
using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::AutomationRef)
};

/// A parameter's value as its slot keeps it.
base::ParamValue paramValue(const base::ParamSpec& spec, double value)
{
    if (spec.kind == base::ParamKind::toggle)
        return value >= 0.5;
    if (spec.kind != base::ParamKind::choice || spec.choices.empty())
        return value;
    const auto last = static_cast<double>(spec.choices.size()) - 1.0;
    return spec.choices[static_cast<std::size_t>(std::clamp(std::round(value), 0.0, last))].id;
}

void setSlotResting(Session& session, const AutomationRef& ref, double value, const std::string& merge)
{
    const auto* slot = session.project().findEffect(ref.target.effect);
    if (!slot)
        return;
    const auto wanted = slotWith(*slot, ref.target, value);
    session.engine().setEffect(wanted);
    session.apply(
        Words::tr("Set effect"),
        [wanted](const Project& project) {
            auto edited = edits::setEffectParams(project, wanted.id, wanted.params);
            return edited ? edits::setEffectMix(*edited, wanted.id, wanted.mix) : edited;
        },
        merge);
}

void setSendResting(Session& session, const AutomationRef& ref, double value, const std::string& merge)
{
    const auto* send = session.project().findSend(ref.target.send);
    if (!send)
        return;
    auto changed = *send;
    changed.gainDb = value;
    session.engine().setSendGain(changed.id, value);
    session.apply(
        Words::tr("Gain of a send"), [changed](const Project& project) { return edits::setSend(project, changed); },
        merge);
}

} // namespace

const std::vector<project::AutomationLane>& lanesOf(const Project& project, project::TrackId id)
{
    static const std::vector<project::AutomationLane> kNone;
    if (!id)
        return project.masterAutomation;
    const auto* track = project.findTrack(id);
    return track ? track->automation : kNone;
}

const project::AutomationLane* laneOf(const Project& project, const AutomationRef& ref)
{
    return project::findLane(lanesOf(project, ref.track), ref.target);
}

bool isThere(const Project& project, const AutomationRef& ref)
{
    const auto* track = project.findTrack(ref.track);
    if (ref.track && !track)
        return false;
    return project::isTarget(ref.target, track ? track->effects : project.masterEffects,
                             track ? &track->sends : nullptr);
}

project::EffectSlot slotWith(project::EffectSlot slot, const project::AutomationTarget& target, double value)
{
    if (target.kind == AutomationKind::effectMix) {
        slot.mix = std::clamp(value, 0.0, 1.0);
        return slot;
    }
    const auto* kind = audio::findEffectKind(slot.effect);
    const auto found = kind ? std::ranges::find(kind->params, target.key, &base::ParamSpec::key)
                            : std::vector<base::ParamSpec>::const_iterator();
    if (kind && found != kind->params.end())
        slot.params.set(target.key, paramValue(*found, value));
    return slot;
}

void setResting(Session& session, const AutomationRef& ref, double value)
{
    const auto id = ref.track;
    const std::string merge =
        "resting " + std::to_string(id.value) + " " + std::to_string(static_cast<int>(ref.target.kind)) + " " +
        std::to_string(ref.target.send.value) + " " + std::to_string(ref.target.effect.value) + " " + ref.target.key;
    switch (ref.target.kind) {
    case AutomationKind::volume:
        id ? session.engine().setTrackGain(id, value) : session.engine().setMasterGain(value);
        session.apply(
            id ? Words::tr("Gain") : Words::tr("Master gain"),
            [=](const Project& project) {
                return id ? edits::setTrackGain(project, id, value) : edits::setMasterGain(project, value);
            },
            merge);
        return;
    case AutomationKind::pan:
        session.engine().setTrackPan(id, value);
        session.apply(
            Words::tr("Pan"), [=](const Project& project) { return edits::setTrackPan(project, id, value); }, merge);
        return;
    case AutomationKind::mute:
        session.apply(
            Words::tr("Mute"), [=](const Project& project) { return edits::setTrackMute(project, id, value >= 0.5); },
            merge);
        return;
    case AutomationKind::sendGain:
        return setSendResting(session, ref, value, merge);
    case AutomationKind::effectParam:
    case AutomationKind::effectMix:
        return setSlotResting(session, ref, value, merge);
    }
}

} // namespace melisma::ui
