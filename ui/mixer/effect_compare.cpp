// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_compare.h"

#include "ui/mixer/effect_follower.h"
#include "ui/mixer/effect_form.h"

#include <utility>

namespace melisma::ui {

void applySlot(Session& session, const QString& label, const project::EffectSlot& asked)
{
    const auto wanted = recordChanges(session, asked);
    session.engine().setEffect(wanted);
    session.apply(
        label, [wanted](const project::Project& project) { return setSlot(project, wanted); },
        "effect " + QByteArray::number(qulonglong(wanted.id.value)).toStdString());
}

EffectCompare& EffectCompare::of(Session& session)
{
    if (auto* known = session.findChild<EffectCompare*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new EffectCompare(session);
}

EffectCompare::EffectCompare(Session& session) : QObject(&session), m_session(session)
{
    connect(&session, &Session::projectReplaced, this, [this] {
        m_others.clear();
        emit changed();
    });
}

bool EffectCompare::onB(project::EffectId effect) const
{
    const auto found = m_others.find(effect);
    return found != m_others.end() && found->second.onB;
}

void EffectCompare::swap(const project::EffectSlot& slot)
{
    auto& other = m_others.try_emplace(slot.id, Other{slot.params, slot.mix}).first->second;
    auto wanted = slot;
    std::swap(wanted.params, other.params);
    std::swap(wanted.mix, other.mix);
    other.onB = !other.onB;
    m_session.endMerge();
    applySlot(m_session, tr("Compare settings"), wanted);
    emit changed();
}

void EffectCompare::copy(const project::EffectSlot& slot)
{
    auto& other = m_others[slot.id];
    other.params = slot.params;
    other.mix = slot.mix;
    emit changed();
}

} // namespace melisma::ui
