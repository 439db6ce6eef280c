// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/listen_button.h"

#include "ui/common/icon.h"

namespace melisma::ui {

ListenButton::ListenButton(QWidget* parent) : QPushButton(parent)
{
    setToolTip(tr("A sentence in the language of the voice"));
    showState(VoiceListener::State::idle);
}

void ListenButton::showState(VoiceListener::State state)
{
    const bool idle = state == VoiceListener::State::idle;
    setText(idle ? tr("Listen") : tr("Stop"));
    setIcon(ui::icon(idle ? QStringLiteral("play") : QStringLiteral("stop"), &Theme::text));
}

} // namespace melisma::ui
