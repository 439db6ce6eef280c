// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect.h"
#include "audio/graph/chunk.h"
#include "audio/graph/sample_ring.h"

#include <array>
#include <vector>

namespace melisma::audio {

/// What has passed through an effect: both sides of the sound as it came in and as it left (late by the effect's
/// latency), and by how much it lowered, once every kChunkFrames.
struct EffectReading {
    std::array<std::vector<float>, 2> before;
    std::array<std::vector<float>, 2> after;
    std::vector<Reductions> lowered;
};

/// Leads a reading from the rendering thread to one other, without locks or allocations on either way. Holds a third
/// of a second; what is not fetched in time is lost.
class EffectTap {
public:
    /// Frames [from, to) of a chunk.
    void write(const Chunk& before, const Chunk& after, int from, int to, const Reductions& lowered) noexcept
    {
        std::array<float, kSides * kChunkFrames> frames;
        std::size_t count = 0;
        for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to); ++i)
            for (const float sample : {before.left[i], before.right[i], after.left[i], after.right[i]})
                frames[count++] = sample;
        m_sound.write(frames.data(), count);
        m_lowered.write(lowered.data(), lowered.size());
    }

    /// All since the last time.
    EffectReading read()
    {
        EffectReading reading;
        std::array<float, kSides * kChunkFrames> frames;
        while (const auto count = m_sound.read(frames.data(), frames.size()))
            for (std::size_t i = 0; i < count; i += kSides)
                for (std::size_t side = 0; side < 2; ++side) {
                    reading.before[side].push_back(frames[i + side]);
                    reading.after[side].push_back(frames[i + 2 + side]);
                }
        for (Reductions lowered; m_lowered.read(lowered.data(), lowered.size()) == lowered.size();)
            reading.lowered.push_back(lowered);
        return reading;
    }

private:
    static constexpr std::size_t kSides = 4; ///< two before, two behind
    static constexpr std::size_t kFrames = 1 << 14;

    SampleRing m_sound{kSides * kFrames};
    SampleRing m_lowered{kMostBands * kFrames / kChunkFrames};
};

} // namespace melisma::audio
