// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/room_reverb.h"
#include "audio/graph/player_event.h"
#include "audio/instruments/soundfont_player.h"
#include "audio/midi/live_event.h"
#include "core/music/controller.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>

namespace melisma::audio {

/// Plays lists of events on one instrument in a room, and keeps its place in them from chunk to chunk; and what a
/// person plays besides.
///
/// Lives as long as a track keeps its instrument, over all its plans. Made off the audio thread; from then on the
/// rendering thread's alone. Real-time safe.
class EventPlayer {
public:
    EventPlayer(std::unique_ptr<SoundfontPlayer> player, int sampleRate);

    /// Overwrites `out` with the chunk at `span`, playing the events within it. After a jump controllers take the
    /// values they have there and notes that began earlier are not struck again. When `events` are others than before,
    /// notes that they hold too sound on and the rest are released.
    void render(const PlayerEvents& events, ChunkSpan span, Chunk& out);
    /// Forgets what sounded, room and all, for a jump. Keys that are held are struck anew.
    void silence();

    /// Sounds from the next chunk on.
    void playByHand(const LiveEvent& event);
    void letGo();                         ///< all keys of who plays; pedal and wheels go to rest
    void forgetKeys() { m_keys.reset(); } ///< those held have died away
    /// Something was played by hand since all was silent.
    bool playedByHand() const { return m_played; }
    /// Overwrites `out` with what is played by hand alone, while the song stands.
    void renderByHand(Chunk& out);

private:
    void findPlace(const PlayerEvents& events, std::int64_t position);
    void send(const PlayerEvent& event);
    void setController(int number, int value);

    static constexpr int kControllers = music::kControllers;

    std::unique_ptr<SoundfontPlayer> m_player;
    RoomReverb m_room;
    std::array<int, kControllers> m_initial{}; ///< controller values of the fresh instrument
    std::array<bool, kControllers> m_touched{};
    std::bitset<128> m_held;
    std::bitset<128> m_keys;                  ///< held by hand
    std::array<std::uint8_t, 128> m_struck{}; ///< how hard
    bool m_played = false;
    const PlayerEvents* m_events = nullptr; ///< alive while a plan with them is played
    std::size_t m_nextEvent = 0;
    std::int64_t m_nextFrame = 0;
};

} // namespace melisma::audio
