// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <array>
#include <cstdint>

namespace melisma::audio {

/// Frames rendered at a time. Chunks lie on a grid anchored at timeline zero, because FluidSynth lets events land only
/// on multiples of 64 frames: a grid that moved with the device's block size would change the samples.
inline constexpr int kChunkFrames = 64;

/// How long faders, edits, stops and jumps take to act, so that nothing clicks: 5.3 ms at 48 kHz.
inline constexpr int kGlideChunks = 4;
inline constexpr int kGlideFrames = kGlideChunks * kChunkFrames;

/// Stereo samples of one chunk, planar.
struct Chunk {
    std::array<float, kChunkFrames> left{};
    std::array<float, kChunkFrames> right{};

    void clear()
    {
        left.fill(0.0f);
        right.fill(0.0f);
    }
};

/// The part of the chunk at `position` that will be heard: all of it, but for a start inside it and the end of a loop.
struct ChunkSpan {
    constexpr ChunkSpan(std::int64_t at, int first = 0, int last = kChunkFrames) : position(at), from(first), to(last)
    {}

    constexpr std::int64_t begin() const { return position + from; }
    constexpr std::int64_t end() const { return position + to; }

    std::int64_t position; ///< a multiple of kChunkFrames
    int from;
    int to;
};

constexpr std::int64_t chunkStart(std::int64_t frame)
{
    return frame - frame % kChunkFrames;
}

} // namespace melisma::audio
