// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace melisma::audio {

/// Parameter values on their way to where they were set, in steps of kStepFrames counted from the last reset(), so that
/// the way never depends on the blocks. One step covers a twentieth of what is left (a time constant of 6.7 ms at
/// 48 kHz); what is nearly there arrives.
template <std::size_t count>
class ParamGlide {
public:
    static constexpr int kStepFrames = 16;

    void set(std::span<const float> values) noexcept
    {
        for (std::size_t i = 0; i < count && i < values.size(); ++i)
            m_target[i] = values[i];
        if (m_fresh)
            m_now = m_target;
        m_moving = m_now != m_target;
    }

    /// The next values are there at once.
    void reset() noexcept
    {
        m_fresh = true;
        m_left = 0;
        m_now = m_target;
        m_moving = false;
    }

    /// Frames that may be processed before the next step, at most `room`.
    int run(int room) noexcept
    {
        m_fresh = false;
        const int frames = m_left < room ? m_left : room;
        m_left -= frames;
        return frames;
    }
    /// True when a step is due. Then call step().
    bool due() const noexcept { return m_left == 0; }
    /// Answers whether values have changed.
    bool step() noexcept
    {
        m_left = kStepFrames;
        const bool first = m_fresh;
        if (!m_moving)
            return first;
        m_moving = false;
        for (std::size_t i = 0; i < count; ++i) {
            const float way = m_target[i] - m_now[i];
            const bool near = std::abs(way) <= 1e-4f * (1.0f + std::abs(m_target[i]));
            m_now[i] = near ? m_target[i] : m_now[i] + way / 20.0f;
            m_moving = m_moving || !near;
        }
        return true;
    }

    float operator[](std::size_t i) const noexcept { return m_now[i]; }
    float target(std::size_t i) const noexcept { return m_target[i]; }

private:
    std::array<float, count> m_now{};
    std::array<float, count> m_target{};
    int m_left = 0;
    bool m_moving = false;
    bool m_fresh = true;
};

} // namespace melisma::audio
