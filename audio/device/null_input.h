// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace melisma::audio {

/// The microphone of a device without hardware: given samples, or its own output some frames later. Set up before the
/// device starts; next() and played() belong to the callback's thread.
class NullInput {
public:
    void play(std::vector<float> samples, int channels)
    {
        m_sound = std::move(samples);
        m_channels = std::max(channels, 1);
        m_delay = 0;
    }
    void loopBack(int delay)
    {
        m_delay = std::max(delay, 1);
        m_channels = 1;
    }
    void loseAt(std::int64_t frame) { m_loseAt = frame; }
    int channels() const { return m_channels; }

    void begin(int bufferFrames)
    {
        m_at = 0;
        m_lost = false;
        m_block.assign(static_cast<std::size_t>(bufferFrames * m_channels), 0.0f);
        m_delay = m_delay > 0 ? std::max(m_delay, bufferFrames) : 0; // a block's own output is not there yet
        m_line.assign(static_cast<std::size_t>(m_delay), 0.0f);
    }

    InputBlock next(int frames)
    {
        const bool lost = !m_lost && m_loseAt >= 0 && m_at + frames > m_loseAt;
        m_lost = m_lost || lost;
        const auto count = static_cast<std::size_t>(frames * m_channels);
        const auto from = static_cast<std::size_t>(m_at) * static_cast<std::size_t>(m_channels);
        for (std::size_t i = 0; i < count; ++i)
            m_block[i] = m_delay > 0                 ? m_line[(from + i) % m_line.size()]
                         : from + i < m_sound.size() ? m_sound[from + i]
                                                     : 0.0f;
        return {m_block.data(), m_channels, lost};
    }

    /// What the callback made of the block that next() gave.
    void played(const float* output, int frames)
    {
        for (int i = 0; m_delay > 0 && i < frames; ++i)
            m_line[static_cast<std::size_t>(m_at + i) % m_line.size()] = output[2 * i];
        m_at += frames;
    }

private:
    std::vector<float> m_sound;
    std::vector<float> m_block;
    std::vector<float> m_line; ///< the last m_delay frames of output
    int m_channels = 1;
    int m_delay = 0; ///< 0: m_sound is what comes in
    std::int64_t m_at = 0;
    std::int64_t m_loseAt = -1;
    bool m_lost = false;
};

} // namespace melisma::audio
