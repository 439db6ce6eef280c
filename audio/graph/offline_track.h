// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/delay_line.h"
#include "audio/graph/render_plan.h"

#include <optional>
#include <vector>

namespace melisma::audio {

/// What one track gives in a block; sources are rendered independently of each other.
struct TrackBlock {
    std::vector<std::vector<float>>
        routes;              ///< interleaved stereo, one for each of its ways, each as late as it arrives
    std::vector<float> stem; ///< its output, as late as the mix; only when stems are asked for
    std::optional<DelayLine> stemLine;
    int stemDelay = 0;
    bool silent = true;
    bool direct = false; ///< added to the mix straight from its files: no samples
    base::Result<void> loaded;
};

void interleave(const Chunk& chunk, float* out);
void deinterleave(const float* in, Chunk& chunk);

/// Reads what the track's files play from `start` to `end`.
base::Result<void> loadBlock(const TrackPlan& track, std::int64_t start, std::int64_t end);

/// `input`: what has come to a bus or folder, `frames` frames interleaved.
void renderTrackBlock(const TrackPlan& track, std::int64_t start, std::int64_t frames, const float* input,
                      TrackBlock& block);

} // namespace melisma::audio
