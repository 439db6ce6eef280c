// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_follower.h"

#include "audio/effects/effect_kind.h"
#include "ui/automation/automated_mix.h"
#include "ui/automation/automation_recorder.h"
#include "ui/common/param_form.h"
#include "ui/common/session.h"
#include "ui/common/value_box.h"
#include "ui/mixer/effect_form.h"

#include <QLineEdit>

namespace melisma::ui {
namespace {

using project::AutomationKind;

constexpr const char* kUsualTip = "usualTip";

/// None: the master.
project::TrackId ownerOf(const project::Project& project, project::EffectId effect)
{
    const auto* track = trackOf(project, effect);
    return track ? track->id : project::TrackId{};
}

/// Each thing of the effect that automation can move, with its value in a slot: visit(target, value).
template <class Visit>
void visitTargets(const audio::EffectKind& kind, const project::EffectSlot& slot, const Visit& visit)
{
    const auto values = audio::effectParams(kind, slot.params);
    for (std::size_t i = 0; i < kind.params.size(); ++i)
        visit(project::AutomationTarget{AutomationKind::effectParam, {}, slot.id, kind.params[i].key},
              static_cast<double>(values[i]));
    visit(project::AutomationTarget{AutomationKind::effectMix, {}, slot.id}, slot.mix);
}

} // namespace

project::EffectSlot recordChanges(Session& session, project::EffectSlot wanted)
{
    const auto* slot = session.project().findEffect(wanted.id);
    const auto* kind = slot ? audio::findEffectKind(slot->effect) : nullptr;
    if (!kind)
        return wanted;
    auto& recorder = AutomationRecorder::of(session);
    const auto owner = ownerOf(session.project(), wanted.id);
    const auto before = *slot;
    std::vector<double> resting;
    visitTargets(*kind, before, [&](const auto&, double value) { resting.push_back(value); });
    std::size_t i = 0;
    visitTargets(*kind, project::EffectSlot(wanted), [&](const project::AutomationTarget& target, double value) {
        if (value == resting[i++] || !recorder.move({owner, target}, value))
            return;
        const auto old = before.params.all().find(target.key);
        if (target.kind == AutomationKind::effectMix)
            wanted.mix = before.mix;
        else if (old != before.params.all().end())
            wanted.params.set(target.key, old->second);
        else
            wanted.params.erase(target.key);
    });
    return wanted;
}

EffectFollower::EffectFollower(Session& session, project::EffectId effect, ParamForm& form, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_effect(effect)
    , m_form(form)
    , m_known(form.values())
{
    connect(&session, &Session::playheadMoved, this, &EffectFollower::follow);
    connect(&AutomationRecorder::of(session), &AutomationRecorder::changed, this, &EffectFollower::follow);
    followDrags();
}

/// Press and release of the numbers that are dragged are those of a hand.
void EffectFollower::followDrags()
{
    const auto* slot = m_session.project().findEffect(m_effect);
    const auto* kind = slot ? audio::findEffectKind(slot->effect) : nullptr;
    if (!kind)
        return;
    auto& recorder = AutomationRecorder::of(m_session);
    const auto owner = ownerOf(m_session.project(), m_effect);
    visitTargets(*kind, *slot, [&](const project::AutomationTarget& target, double) {
        auto* box = qobject_cast<ValueBox*>(m_form.editor(formKey(target)));
        if (!box)
            return;
        const AutomationRef ref{owner, target};
        const auto leave = [&recorder, ref] { recorder.leave(ref); };
        connect(box, &ValueBox::dragBegan, &recorder, [&recorder, ref] { recorder.take(ref); });
        connect(box, &ValueBox::dragEnded, &recorder, leave);
        connect(box, &QObject::destroyed, &recorder, leave); // from under the hand
    });
}

void EffectFollower::lock(QWidget& editor, bool locked)
{
    if (editor.isEnabledTo(&m_form) != locked)
        return;
    editor.setEnabled(!locked);
    if (locked)
        editor.setProperty(kUsualTip, editor.toolTip());
    editor.setToolTip(locked ? automatedTip() : editor.property(kUsualTip).toString());
}

/// A field with something half typed is left alone.
void EffectFollower::show(const ParamEditor& editor, const base::ParamValues& values)
{
    const auto* focus = m_form.window()->focusWidget();
    const auto* line = editor.widget->findChild<const QLineEdit*>();
    const bool typing = editor.widget->isEnabledTo(&m_form) && focus &&
                        (focus == editor.widget || editor.widget->isAncestorOf(focus)) && (!line || line->isModified());
    const auto value = values.all().find(editor.spec.key);
    if (!typing)
        editor.write(value == values.all().end() ? editor.spec.defaultValue : std::optional(value->second));
}

void EffectFollower::follow()
{
    const auto* slot = m_session.project().findEffect(m_effect);
    const auto* kind = slot ? audio::findEffectKind(slot->effect) : nullptr;
    if (!kind)
        return;
    auto& recorder = AutomationRecorder::of(m_session);
    const auto owner = ownerOf(m_session.project(), m_effect);
    const auto before = std::exchange(m_followed, {});
    auto shown = *slot;
    visitTargets(*kind, *slot, [&](const project::AutomationTarget& target, double) {
        const AutomationRef ref{owner, target};
        if (const auto value = recorder.shown(ref)) {
            shown = slotWith(std::move(shown), target, *value);
            m_followed.insert(formKey(target));
        }
        if (QWidget* editor = m_form.editor(formKey(target)))
            lock(*editor, recorder.locked(ref));
    });
    if (m_followed.empty() && before.empty()) {
        m_known = m_form.values();
        return;
    }
    m_following = true;
    const auto values = effectFormValues(shown);
    for (const ParamEditor& editor : m_form.editors())
        if (m_followed.contains(editor.spec.key) || before.contains(editor.spec.key))
            show(editor, values);
    m_known = m_form.values();
    m_following = false;
}

project::EffectSlot EffectFollower::ownSlot(const project::EffectSlot& slot) const
{
    const auto own = effectFormValues(slot);
    auto values = m_form.values();
    for (const auto& key : m_followed)
        if (const auto resting = own.all().find(key); resting != own.all().end())
            values.set(key, resting->second);
        else
            values.erase(key);
    return slotFromForm(slot, values);
}

project::EffectSlot EffectFollower::changedSlot(const project::EffectSlot& slot)
{
    const auto now = m_form.values();
    const auto known = std::exchange(m_known, now);
    const auto* kind = audio::findEffectKind(slot.effect);
    if (!kind)
        return slot;
    auto& recorder = AutomationRecorder::of(m_session);
    const auto owner = ownerOf(m_session.project(), m_effect);
    visitTargets(*kind, slotFromForm(slot, now), [&](const project::AutomationTarget& target, double value) {
        const auto key = formKey(target);
        const auto before = known.all().find(key);
        const auto after = now.all().find(key);
        const bool same = before != known.all().end() && after != now.all().end() && before->second == after->second;
        if (!same && recorder.move({owner, target}, value))
            m_followed.insert(key);
    });
    auto values = effectFormValues(slot);
    for (const auto& [key, value] : now.all()) {
        const auto before = known.all().find(key);
        if (!m_followed.contains(key) && (before == known.all().end() || before->second != value))
            values.set(key, value);
    }
    return slotFromForm(slot, values);
}

} // namespace melisma::ui
