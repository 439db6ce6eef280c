// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/handover_queue.h"
#include "audio/midi/live_event.h"
#include "core/project/project.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace melisma::audio {

/// What is played on keyboards on its way into the callback, which sounds it on the chosen tracks, and back out with
/// the place in the song where it was heard. A member of Playback; the functions of the callback neither allocate nor
/// lock.
class MidiDesk {
public:
    static constexpr std::size_t kMostTracks = 8;

    // Any thread but the callback's.
    /// `nanoseconds`: when it was played, by now(). False when nothing has taken the last ones over.
    bool play(const LiveEvent& event, std::int64_t nanoseconds);
    bool play(const LiveEvent& event) { return play(event, now()); }
    /// The clock of what is played: the machine's steady one, or that of countFrames().
    std::int64_t now() const;

    // The UI thread's.
    /// The tracks that sound what is played, kMostTracks at most; keys that are held are let go on those left out.
    void setTracks(const std::vector<project::TrackId>& tracks);
    /// Lets go all keys: their keyboard is listened to no more, and what it would say does not come.
    void letGoAll() { m_letGo.store(true); }
    /// What the callback has passed on; one reader. What finds no room is lost.
    bool take(HeardEvent& event) { return m_heard.tryTake(event); }
    int round() const { return m_round.load(); } ///< how often the loop has returned since the start
    /// From now on the clock goes with the frames that were asked for and stands otherwise: for devices that are
    /// pulled.
    void countFrames() { m_counts.store(true); }
    /// From the callback's first frame to the ear, in frames.
    void setOutputLatency(std::int64_t frames) { m_outputLatency.store(frames); }
    std::int64_t outputLatency() const { return m_outputLatency.load(); }

    // The callback's.
    struct Played {
        LiveEvent event;
        std::int64_t behind = 0; ///< frames that have passed since it was played, and that the output takes
    };
    using Tracks = std::array<project::TrackId, kMostTracks>; ///< none behind the last

    /// A block at `sampleRate` begins.
    void begin(int sampleRate, int round) noexcept;
    bool next(Played& played) noexcept;
    bool takeLetGo() noexcept { return m_letGo.exchange(false); }
    void tell(const HeardEvent& event) noexcept { static_cast<void>(m_heard.tryPut(HeardEvent(event))); }
    Tracks tracks() const noexcept;
    /// `frames` were asked for; last in the block.
    void end(int frames) noexcept { m_frames.fetch_add(frames); }

private:
    struct Timed {
        LiveEvent event;
        std::int64_t nanoseconds = 0;
    };

    std::mutex m_players; ///< those who play take turns; never taken by the callback
    HandoverQueue<Timed> m_played{1024};
    HandoverQueue<HeardEvent> m_heard{4096};
    std::array<std::atomic<std::uint64_t>, kMostTracks> m_tracks{};
    std::atomic<int> m_round{0};
    std::atomic<std::int64_t> m_outputLatency{0};
    std::atomic<std::int64_t> m_frames{0};
    std::atomic<int> m_sampleRate{48000};
    std::atomic<bool> m_counts{false};
    std::atomic<bool> m_letGo{false};
    std::int64_t m_began = 0; ///< the callback's: when the block began
};

} // namespace melisma::audio
