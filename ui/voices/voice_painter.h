// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/voice_listener.h"
#include "ui/voices/voice_row.h"

class QPainter;
class QRect;

namespace melisma::ui {

inline constexpr int kVoiceRowHeight = 48;

/// How a row of the list of voices looks at one moment.
struct VoiceLook {
    VoiceListener::State state = VoiceListener::State::idle;
    bool chosen = false;
    bool hovered = false;
    bool focused = false;
};

/// Where the listen button stands in a row.
QRect voiceButtonRect(const QRect& row);
void paintVoice(QPainter& painter, const QRect& row, const VoiceRow& voice, const VoiceLook& look);

} // namespace melisma::ui
