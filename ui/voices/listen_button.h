// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/voice_listener.h"

#include <QPushButton>

namespace melisma::ui {

/// Says Listen, or Stop while what it stands for is on its way or heard.
class ListenButton : public QPushButton {
    Q_OBJECT
public:
    explicit ListenButton(QWidget* parent = nullptr);
    void showState(VoiceListener::State state);
};

} // namespace melisma::ui
