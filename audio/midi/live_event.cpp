// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/midi/live_event.h"

#include "core/music/controller.h"

#include <algorithm>
#include <array>

namespace melisma::audio {

namespace {

constexpr int kNoteOff = 0x80, kNoteOn = 0x90, kControl = 0xB0, kPitchWheel = 0xE0;

} // namespace

bool isPlayedController(int controller)
{
    constexpr std::array kOther = {0, 6, 32, 38, 96, 97, 98, 99, 100, 101}; // banks and parameters
    return controller < 120 && !std::ranges::binary_search(kOther, controller);
}

std::optional<LiveEvent> liveEventOf(std::span<const std::uint8_t> message)
{
    if (message.size() < 3 || message[1] > 127 || message[2] > 127)
        return std::nullopt;
    const std::uint8_t first = message[1], second = message[2];
    switch (message[0] & 0xF0) {
    case kNoteOff:
        return LiveEvent{EventKind::noteOff, first, 0};
    case kNoteOn:
        return LiveEvent{second > 0 ? EventKind::noteOn : EventKind::noteOff, first, second};
    case kControl:
        return isPlayedController(first) ? std::optional(LiveEvent{EventKind::controller, first, second})
                                         : std::nullopt;
    case kPitchWheel:
        return LiveEvent{EventKind::controller, music::kPitchBend, static_cast<std::uint16_t>(first | second << 7)};
    default:
        return std::nullopt;
    }
}

} // namespace melisma::audio
