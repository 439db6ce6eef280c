// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace melisma::audio {

enum class EventKind : std::uint8_t { noteOff, controller, noteOn }; ///< in the order they act at one frame

struct PlayerEvent {
    std::int64_t frame = 0;
    EventKind kind = EventKind::noteOn;
    std::uint8_t number = 0; ///< pitch or controller
    std::uint16_t value = 0; ///< velocity or value
    bool operator==(const PlayerEvent&) const = default;
};
using PlayerEvents = std::vector<PlayerEvent>; ///< ascending by frame, then kind

} // namespace melisma::audio
