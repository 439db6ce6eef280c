// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace melisma::audio {

/// Where playback stands and how it came there, in frames.
struct PlayPosition {
    std::int64_t frame = 0;        ///< that the device gets next
    std::int64_t sinceStart = 0;   ///< given out since the last start or jump; 0 at rest
    std::int64_t sinceReturn = -1; ///< given out since the loop last returned; -1: not since the start
    LoopSpan loop;                 ///< that it returned in; what was left out has its end before its start

    /// What is heard when the device sounds `latency` frames late.
    std::int64_t heard(std::int64_t latency) const
    {
        const auto behind = std::min(latency, sinceStart);
        if (sinceReturn < 0 || sinceReturn >= behind)
            return frame - behind;
        const auto before = loop.end - (behind - sinceReturn);
        return loop.empty() ? before : std::max(loop.start, before);
    }
};

/// A PlayPosition that one thread writes and any reads whole; neither waits for the other but to read once more.
class SharedPosition {
public:
    void store(const PlayPosition& position)
    {
        const auto version = m_version.load(std::memory_order_relaxed);
        m_version.store(version + 1);
        m_frame.store(position.frame);
        m_sinceStart.store(position.sinceStart);
        m_sinceReturn.store(position.sinceReturn);
        m_loopStart.store(position.loop.start);
        m_loopEnd.store(position.loop.end);
        m_version.store(version + 2);
    }
    PlayPosition load() const
    {
        PlayPosition position;
        std::uint64_t before = 0;
        do {
            before = m_version.load();
            position = {
                m_frame.load(), m_sinceStart.load(), m_sinceReturn.load(), {m_loopStart.load(), m_loopEnd.load()}};
        } while (before % 2 != 0 || before != m_version.load());
        return position;
    }

private:
    std::atomic<std::uint64_t> m_version{0}; ///< odd while it is being written
    std::atomic<std::int64_t> m_frame{0};
    std::atomic<std::int64_t> m_sinceStart{0};
    std::atomic<std::int64_t> m_sinceReturn{-1};
    std::atomic<std::int64_t> m_loopStart{0};
    std::atomic<std::int64_t> m_loopEnd{0};
};

} // namespace melisma::audio
