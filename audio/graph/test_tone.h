// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>

namespace melisma::audio {

/// A second of 440 Hz at -18 dBFS on both sides, to hear whether a device sounds. The callback's, but for start().
class TestTone {
public:
    void start() { m_wanted.store(true); } ///< any thread

    /// Adds what is due to interleaved frames.
    void mix(float* output, int frames, int sampleRate)
    {
        if (m_wanted.load(std::memory_order_relaxed) && m_wanted.exchange(false)) {
            m_at = 0;
            m_length = sampleRate;
        }
        const double turn = 2.0 * std::numbers::pi * 440.0 / sampleRate;
        const int fade = sampleRate / 50;
        for (int i = 0; i < frames && m_at < m_length; ++i, ++m_at) {
            const float rise = static_cast<float>(std::min({m_at, m_length - m_at, fade})) / static_cast<float>(fade);
            const float sample = 0.126f * rise * static_cast<float>(std::sin(turn * m_at));
            output[2 * i] += sample;
            output[2 * i + 1] += sample;
        }
    }

private:
    std::atomic<bool> m_wanted{false};
    int m_at = 0;
    int m_length = 0;
};

} // namespace melisma::audio
