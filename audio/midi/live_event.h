// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/player_event.h"

#include <cstdint>
#include <optional>
#include <span>

namespace melisma::audio {

/// Something that a person plays: a key struck or let go, a controller moved, or the pitch wheel, which is the
/// controller music::kPitchBend.
struct LiveEvent {
    EventKind kind = EventKind::noteOff;
    std::uint8_t number = 0; ///< pitch or controller
    std::uint16_t value = 0; ///< velocity or value
    bool operator==(const LiveEvent&) const = default;
};

/// The same, and where the song stood for the ear of who played it.
struct HeardEvent {
    LiveEvent event;
    std::int64_t frame = 0; ///< of the timeline; before the start, even below 0, while it is counted in
    int round = 0;          ///< how often the loop had returned
    bool moving = false;    ///< the song was playing or being counted in
};

/// A player takes that controller as it comes: bank select says which instrument plays, registered parameters how far
/// pitch bends go, mode messages reset.
bool isPlayedController(int controller);

/// A MIDI message of any channel; nothing of what no instrument here plays: pressure, programs, bank selection,
/// parameter numbers, system messages, and what is cut short. "All notes off" and the like let go of one key after the
/// other elsewhere, so they are nothing too.
std::optional<LiveEvent> liveEventOf(std::span<const std::uint8_t> message);

} // namespace melisma::audio
