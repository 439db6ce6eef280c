// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"

#include <cstddef>
#include <vector>

namespace melisma::audio {

/// Holds a stereo sound back by whole frames, so that ways of unlike latency arrive together.
///
/// Made off the rendering thread, which alone uses it from then on and never waits or allocates. Another delay comes in
/// over kGlideFrames, and so does the sound of a line that is taken into use while the song plays.
class DelayLine {
public:
    explicit DelayLine(int longest);

    int longest() const { return static_cast<int>(m_left.size()) - 1; }
    /// Empty, and at the next delay at once: for a start from standstill.
    void start();
    /// Frames [from, to) of the chunk are replaced by those of `delay` (0..longest()) frames before.
    void process(Chunk& chunk, int from, int to, int delay);

private:
    float tap(const std::vector<float>& ring, int delay, float input) const
    {
        return delay == 0 ? input : ring[(m_at - static_cast<std::size_t>(delay)) & m_mask];
    }

    std::vector<float> m_left;
    std::vector<float> m_right;
    std::size_t m_mask = 0;
    std::size_t m_at = 0; ///< frames written
    int m_delay = 0;      ///< before a first use in the middle of the song: the direct sound; -1: as the next one asks
    int m_before = 0;     ///< the delay that still fades out
    int m_crossing = 0;   ///< frames of that to go
    int m_rising = kGlideFrames; ///< frames until the input is written at its full level
};

} // namespace melisma::audio
