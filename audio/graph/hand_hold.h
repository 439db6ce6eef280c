// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk_glide.h"

#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <optional>

namespace melisma::audio {

/// The value that a hand gives to what automation moves, for as long as it has hold of its control. Any thread sets it,
/// without waiting for anyone; acts(), apply() and start() are the rendering thread's, once a chunk, real-time safe.
class HandHold {
public:
    using Values = std::array<float, kChunkFrames>;

    void hold(float value) { m_held.store(value, std::memory_order_relaxed); }
    void letGo() { m_held.store(kNobody, std::memory_order_relaxed); }
    std::optional<float> held() const
    {
        const float value = m_held.load(std::memory_order_relaxed);
        return std::isnan(value) ? std::nullopt : std::optional(value);
    }

    /// It has a say in the next chunk: held, or let go only just.
    bool acts() const { return held() || m_say.now > 0.0f; }
    /// `values` are those of the chunk without it; it takes over and gives back over kGlideChunks.
    void apply(Values& values);
    /// For a start from standstill: as it is wanted at once.
    void start();

private:
    static constexpr float kNobody = std::numeric_limits<float>::quiet_NaN();

    std::atomic<float> m_held{kNobody};
    ChunkGlide m_value;
    ChunkGlide m_say; ///< 0 none .. 1 alone
};

} // namespace melisma::audio
