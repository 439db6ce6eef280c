// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/offline_track.h"

#include "audio/graph/track_renderer.h"

#include <algorithm>

namespace melisma::audio {

void interleave(const Chunk& chunk, float* out)
{
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        out[2 * i] = chunk.left[i];
        out[2 * i + 1] = chunk.right[i];
    }
}

void deinterleave(const float* in, Chunk& chunk)
{
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        chunk.left[i] = in[2 * i];
        chunk.right[i] = in[2 * i + 1];
    }
}

base::Result<void> loadBlock(const TrackPlan& track, std::int64_t start, std::int64_t end)
{
    for (const auto& segment : track.segments) {
        if (segment.clip.start >= end || segment.clip.end <= start)
            continue;
        const auto shift = segment.sourceStart - segment.clip.start;
        const auto from = std::max(start, segment.clip.start) + shift;
        const auto to = std::min(end, segment.clip.end) + shift;
        if (auto loaded = segment.file->load(from, to); !loaded)
            return loaded;
    }
    return {};
}

void renderTrackBlock(const TrackPlan& track, std::int64_t start, std::int64_t frames, const float* input,
                      TrackBlock& block)
{
    block.silent = !track.audible || (!track.sums && !track.player && track.segments.empty());
    if (block.silent)
        return;
    const auto samples = static_cast<std::size_t>(frames) * 2;
    block.routes.resize(track.routes.size());
    for (auto& route : block.routes)
        route.resize(samples);
    block.stem.resize(block.stemLine ? samples : 0);
    Chunk chunk;
    for (std::int64_t at = 0; at < frames; at += kChunkFrames) {
        if (track.sums)
            deinterleave(input + at * 2, chunk);
        else
            renderSource(track, start + at, chunk);
        applyEffects(track, start + at, chunk);
        auto out = block.routes.begin();
        leadOut(track, start + at, chunk, false, {}, [&](const RoutePlan&, const Chunk& part) { // nobody watches
            interleave(part, (out++)->data() + at * 2);
        });
        if (!block.stemLine)
            continue;
        deinterleave(block.routes.back().data() + at * 2, chunk); // the output is the last of the ways
        block.stemLine->process(chunk, 0, kChunkFrames, block.stemDelay);
        interleave(chunk, block.stem.data() + at * 2);
    }
}

} // namespace melisma::audio
