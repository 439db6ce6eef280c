// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_form.h"

#include "core/edits/edit_effects.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

// Keys that no effect has.
constexpr const char* kOn = "slot.on";
constexpr const char* kMix = "slot.mix";

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::EffectForm)
};

} // namespace

std::vector<base::ParamSpec> effectFormSpecs(const audio::EffectKind& kind)
{
    std::vector<base::ParamSpec> specs = {audio::toggleParam(kOn, qUtf8Printable(Words::tr("On")),
                                                             qUtf8Printable(Words::tr("Off: the sound passes by")),
                                                             true),
                                          audio::numberParam(kMix, qUtf8Printable(Words::tr("Mix")),
                                                             qUtf8Printable(Words::tr("Share of the processed sound")),
                                                             100.0 * kind.usualMix, 0.0, 100.0, "%")};
    specs.insert(specs.end(), kind.params.begin(), kind.params.end());
    return specs;
}

base::ParamValues effectFormValues(const project::EffectSlot& slot)
{
    base::ParamValues values = slot.params;
    values.set(kOn, !slot.bypass);
    values.set(kMix, 100.0 * slot.mix);
    return values;
}

project::EffectSlot slotFromForm(project::EffectSlot slot, const base::ParamValues& values)
{
    slot.bypass = !values.toggle(kOn);
    slot.mix = values.number(kMix).value_or(100.0) / 100.0;
    slot.params = values;
    slot.params.erase(kOn);
    slot.params.erase(kMix);
    return slot;
}

std::string formKey(const project::AutomationTarget& target)
{
    return target.kind == project::AutomationKind::effectMix ? kMix : target.key;
}

const project::Track* trackOf(const project::Project& project, project::EffectId effect)
{
    for (const auto& track : project.tracks)
        if (std::ranges::find(track->effects, effect, &project::EffectSlot::id) != track->effects.end())
            return &*track;
    return nullptr;
}

base::Result<project::Project> setSlot(const project::Project& project, const project::EffectSlot& slot)
{
    auto edited = edits::setEffectParams(project, slot.id, slot.params);
    if (edited)
        edited = edits::setEffectMix(*edited, slot.id, slot.mix);
    if (edited)
        edited = edits::bypassEffect(*edited, slot.id, slot.bypass);
    return edited;
}

} // namespace melisma::ui
