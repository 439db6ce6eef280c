// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/voice_gate.h"

#include "ui/common/session.h"

namespace melisma::ui {

VoiceGate& VoiceGate::of(Session& session)
{
    if (auto* known = session.findChild<VoiceGate*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new VoiceGate(session);
}

VoiceGate::VoiceGate(Session& session) : QObject(&session) {}

base::Result<void> VoiceGate::prepare(base::TaskRequest& request) const
{
    return m_prepare ? m_prepare(request) : base::Result<void>();
}

} // namespace melisma::ui
