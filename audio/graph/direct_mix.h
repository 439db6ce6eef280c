// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"

#include <array>
#include <span>

namespace melisma::audio {

/// Stereo samples of a longer stretch than a chunk, planar: as much as stays in the nearest cache while tracks add up.
struct MixSlice {
    static constexpr int kFrames = 16 * kChunkFrames;
    alignas(64) std::array<float, kFrames> left{};
    alignas(64) std::array<float, kFrames> right{};
};

/// True for a track that is nothing but sound files behind a fader, straight into the master.
bool mixesDirectly(const TrackPlan& track);

/// Adds the slice at `position` (a multiple of kChunkFrames) of a track that mixesDirectly(): what renderSource() and a
/// fader at rest give, bit for bit, but without a chunk in between wherever one clip sounds at its plain gain. Blocks
/// that are not in memory are silence.
void addDirectly(const TrackPlan& track, std::int64_t position, StereoGain fader, MixSlice& mix);

/// Adds interleaved stereo samples, MixSlice::kFrames frames.
void addInterleaved(const float* samples, MixSlice& mix);

} // namespace melisma::audio
