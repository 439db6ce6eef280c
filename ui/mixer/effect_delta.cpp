// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_delta.h"

namespace melisma::ui {

EffectDelta& EffectDelta::of(Session& session)
{
    if (auto* known = session.findChild<EffectDelta*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new EffectDelta(session);
}

EffectDelta::EffectDelta(Session& session) : QObject(&session), m_session(session)
{
    connect(&session, &Session::projectReplaced, this, [this] {
        while (!m_on.empty())
            set(*m_on.begin(), false);
    });
    connect(&session, &Session::projectChanged, this, &EffectDelta::forgetGone);
}

void EffectDelta::set(project::EffectId effect, bool on)
{
    if (this->on(effect) == on)
        return;
    on ? static_cast<void>(m_on.insert(effect)) : static_cast<void>(m_on.erase(effect));
    m_session.engine().setDelta(effect, on);
    emit changed();
}

void EffectDelta::forgetGone()
{
    const auto effects = m_on;
    for (const auto effect : effects)
        if (!m_session.project().findEffect(effect))
            set(effect, false);
}

} // namespace melisma::ui
