// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/delay_line.h"

#include <algorithm>
#include <bit>

namespace melisma::audio {

DelayLine::DelayLine(int longest)
    : m_left(std::bit_ceil(static_cast<std::size_t>(longest) + 1))
    , m_right(m_left.size())
    , m_mask(m_left.size() - 1)
{}

void DelayLine::start()
{
    std::ranges::fill(m_left, 0.0f);
    std::ranges::fill(m_right, 0.0f);
    m_delay = -1;
    m_crossing = 0;
    m_rising = 0;
}

void DelayLine::process(Chunk& chunk, int from, int to, int delay)
{
    if (m_delay < 0)
        m_delay = delay;
    if (delay != m_delay && m_crossing == 0) {
        m_before = m_delay;
        m_delay = delay;
        m_crossing = kGlideFrames;
    }
    for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to); ++i, ++m_at) {
        float& left = chunk.left[i];
        float& right = chunk.right[i];
        float level = 1.0f;
        if (m_rising > 0)
            level -= static_cast<float>(m_rising--) / kGlideFrames;
        m_left[m_at & m_mask] = left * level;
        m_right[m_at & m_mask] = right * level;
        float newLeft = tap(m_left, m_delay, left);
        float newRight = tap(m_right, m_delay, right);
        if (m_crossing > 0) {
            const float old = static_cast<float>(m_crossing--) / kGlideFrames;
            newLeft += old * (tap(m_left, m_before, left) - newLeft);
            newRight += old * (tap(m_right, m_before, right) - newRight);
        }
        left = newLeft;
        right = newRight;
    }
}

} // namespace melisma::audio
