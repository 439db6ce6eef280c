// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automation/automation_axis.h"

#include "audio/effects/effect_kind.h"
#include "ui/common/fader.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/tracks/pan_slider.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

using project::AutomationKind;
using project::AutomationTarget;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::AutomationAxis)
};

constexpr double kGainStep = 0.5;   ///< dB, as the faders step
constexpr double kEvenStep = 0.05;  ///< of the height
constexpr double kFine = 0.1;       ///< of a step
constexpr double kPanSteps = 100.0; ///< from the centre to a side

/// As the engine reads it: choices by their place in the list.
double paramValue(const audio::EffectKind& kind, const project::EffectSlot& slot, std::size_t index)
{
    return static_cast<double>(audio::effectParams(kind, slot.params)[index]);
}

int decimalsFor(double span)
{
    return span >= 200.0 ? 0 : span >= 5.0 ? 1 : 2;
}

} // namespace

AutomationAxis::AutomationAxis(const project::Project& project, project::TrackId id, const AutomationTarget& target)
    : m_kind(target.kind)
{
    const project::Track* track = project.findTrack(id);
    switch (target.kind) {
    case AutomationKind::volume:
        m_name = Words::tr("Volume");
        m_resting = track ? track->mix.gainDb : project.masterGainDb;
        break;
    case AutomationKind::pan:
        m_name = Words::tr("Pan");
        m_lowest = -1.0;
        m_resting = track ? track->mix.pan : 0.0;
        m_typedScale = kPanSteps;
        m_decimals = 0;
        break;
    case AutomationKind::mute:
        m_name = Words::tr("Mute");
        m_stepped = true;
        m_choices = {Words::tr("heard"), Words::tr("muted")};
        m_resting = track && track->mix.mute ? 1.0 : 0.0;
        break;
    case AutomationKind::sendGain:
        if (const auto* send = project.findSend(target.send)) {
            const auto* bus = project.findTrack(send->bus);
            m_name = Words::tr("Send to %1").arg(bus ? toQString(bus->name) : QString());
            m_resting = send->gainDb;
        }
        break;
    case AutomationKind::effectParam:
    case AutomationKind::effectMix:
        if (const auto* slot = project.findEffect(target.effect))
            setEffect(*slot, target);
        break;
    }
    if (m_kind == AutomationKind::volume || m_kind == AutomationKind::sendGain) {
        m_shape = Shape::gain;
        m_lowest = project::kSilentDb;
        m_highest = project::kLoudestDb;
        m_unit = QStringLiteral("dB");
    }
}

void AutomationAxis::setEffect(const project::EffectSlot& slot, const AutomationTarget& target)
{
    const auto* kind = audio::findEffectKind(slot.effect);
    const QString effect = kind ? specText(kind->name) : toQString(slot.effect);
    if (target.kind == AutomationKind::effectMix) {
        m_name = Words::tr("%1: share of the effect").arg(effect);
        m_resting = slot.mix;
        m_typedScale = 100.0;
        m_decimals = 0;
        m_unit = QStringLiteral("%");
        return;
    }
    m_name = QStringLiteral("%1: %2").arg(effect, toQString(target.key));
    if (!kind)
        return;
    const auto found = std::ranges::find(kind->params, target.key, &base::ParamSpec::key);
    if (found == kind->params.end())
        return;
    m_name = QStringLiteral("%1: %2").arg(effect, specText(found->label));
    m_unit = toQString(found->unit);
    m_resting = paramValue(*kind, slot, static_cast<std::size_t>(found - kind->params.begin()));
    m_stepped = found->kind != base::ParamKind::number;
    if (found->kind == base::ParamKind::toggle)
        m_choices = {Words::tr("off"), Words::tr("on")};
    for (const auto& choice : found->choices)
        m_choices.push_back(specText(choice.label));
    m_lowest = m_choices.empty() ? found->minimum.value_or(0.0) : 0.0;
    m_highest = m_choices.empty() ? found->maximum.value_or(1.0) : static_cast<double>(m_choices.size()) - 1.0;
    if (found->unit == "Hz" && m_lowest > 0.0)
        m_shape = Shape::ratio;
    m_decimals = decimalsFor(m_highest - m_lowest);
}

double AutomationAxis::fraction(double value) const
{
    const double held = std::clamp(value, m_lowest, m_highest);
    if (m_highest <= m_lowest)
        return 0.0;
    if (m_shape == Shape::gain)
        return faderFraction(held);
    if (m_shape == Shape::ratio)
        return std::log(held / m_lowest) / std::log(m_highest / m_lowest);
    return (held - m_lowest) / (m_highest - m_lowest);
}

double AutomationAxis::value(double fraction) const
{
    const double held = std::clamp(fraction, 0.0, 1.0);
    double value = m_lowest + held * (m_highest - m_lowest);
    if (m_shape == Shape::gain)
        value = faderDecibels(held);
    else if (m_shape == Shape::ratio)
        value = m_lowest * std::pow(m_highest / m_lowest, held);
    return std::clamp(std::round(value * grain()) / grain(), m_lowest, m_highest);
}

double AutomationAxis::grain() const
{
    return m_stepped ? 1.0 : std::pow(10.0, m_decimals) * m_typedScale;
}

double AutomationAxis::stepped(double value, int direction, bool fine) const
{
    double next = value + direction;
    if (m_shape == Shape::gain)
        next = value + direction * kGainStep * (fine ? kFine * 2 : 1.0);
    else if (!m_stepped) {
        next = this->value(fraction(value) + direction * kEvenStep * (fine ? kFine : 1.0));
        const double least = 1.0 / grain(); // where ratios are finer than what is written down
        next = direction > 0 ? std::max(next, value + least) : std::min(next, value - least);
    }
    return std::clamp(next, m_lowest, m_highest);
}

QString AutomationAxis::text(double value) const
{
    if (!m_choices.empty()) {
        const auto last = static_cast<double>(m_choices.size()) - 1.0;
        return m_choices[static_cast<std::size_t>(std::clamp(std::round(value), 0.0, last))];
    }
    if (m_kind == AutomationKind::pan)
        return panText(value);
    const QString number = m_shape == Shape::gain ? gainText(value) : numberText(typed(value), m_decimals);
    return m_unit.isEmpty() ? number : number + QChar(QChar::Nbsp) + m_unit;
}

std::vector<AutomationTarget> automationTargets(const project::Project& project, project::TrackId id)
{
    const auto* track = project.findTrack(id);
    if (id && !track)
        return {};
    std::vector<AutomationTarget> targets{{AutomationKind::volume}};
    if (track) {
        targets.push_back({AutomationKind::pan});
        targets.push_back({AutomationKind::mute});
        for (const auto& send : track->sends)
            targets.push_back({AutomationKind::sendGain, send.id});
    }
    for (const auto& slot : track ? track->effects : project.masterEffects) {
        if (const auto* kind = audio::findEffectKind(slot.effect))
            for (const auto& spec : kind->params)
                targets.push_back({AutomationKind::effectParam, {}, slot.id, spec.key});
        targets.push_back({AutomationKind::effectMix, {}, slot.id});
    }
    return targets;
}

std::optional<double> automatedValue(const std::vector<project::AutomationLane>& lanes, const AutomationTarget& target,
                                     base::Beats at)
{
    const auto* lane = project::findLane(lanes, target);
    if (!lane || !lane->on || lane->points.empty())
        return std::nullopt;
    return project::valueAt(lane->points, at);
}

} // namespace melisma::ui
