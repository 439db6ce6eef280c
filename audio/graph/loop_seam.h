// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"

#include <array>
#include <cmath>
#include <numbers>

namespace melisma::audio {

/// Takes the click out of a loop's return: what the sound jumps by is added to the first frames after it and dies away
/// over kChunkFrames. A loop that closes without a step is left alone, sample for sample.
class LoopSeam {
public:
    /// The next frame that apply() gets is the first one after the return.
    void begin() { m_at = 0; }
    /// Forgets the frames before, for a start from standstill.
    void clear() { m_at = kChunkFrames, m_sides = {}; }

    float apply(int side, float sample)
    {
        auto& memory = m_sides[static_cast<std::size_t>(side)];
        if (m_at == 0)
            memory.step = memory.stepTo(sample);
        if (m_at < kChunkFrames && memory.step != 0.0f)
            sample += memory.step * weight(m_at);
        memory.before = memory.last;
        memory.last = sample;
        return sample;
    }
    void nextFrame() { m_at += m_at < kChunkFrames ? 1 : 0; }

private:
    static constexpr float kUnheard = 0.002f; ///< steps of less than -54 dB stay as they are

    struct Side {
        float last = 0.0f;
        float before = 0.0f;
        float step = 0.0f;

        /// From where the sound was, or was going to, whichever lies nearer.
        float stepTo(float sample) const
        {
            const float held = last - sample;
            const float led = 2.0f * last - before - sample;
            const float nearer = std::abs(held) < std::abs(led) ? held : led;
            return std::abs(nearer) < kUnheard ? 0.0f : nearer;
        }
    };

    static float weight(int frame)
    {
        return 0.5f + 0.5f * std::cos(std::numbers::pi_v<float> * static_cast<float>(frame) / kChunkFrames);
    }

    int m_at = kChunkFrames;
    std::array<Side, 2> m_sides{};
};

} // namespace melisma::audio
