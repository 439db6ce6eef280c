// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"

#include <algorithm>
#include <utility>

namespace melisma::audio {

/// A number on its way to where it is wanted, which it reaches in kGlideChunks. The rendering thread's.
struct ChunkGlide {
    float now = 0.0f;
    float target = 0.0f;
    int left = 0;       ///< chunks until target
    bool fresh = false; ///< is at the next target at once

    void jump(float to) { now = target = to, left = 0; }
    /// A chunk's part of the way: where it begins and ends.
    std::pair<float, float> advance(float wanted)
    {
        if (std::exchange(fresh, false))
            jump(wanted);
        if (wanted != target) {
            target = wanted;
            left = kGlideChunks;
        }
        const float from = now;
        now = left > 1 ? now + (target - now) / static_cast<float>(left) : target;
        left = std::max(left - 1, 0);
        return {from, now};
    }
};

} // namespace melisma::audio
