// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/preview_player.h"

#include <algorithm>
#include <utility>

namespace melisma::audio {

bool PreviewPlayer::play(PreviewSound sound)
{
    const bool wanted = sound && !sound->empty();
    if (!m_orders.tryPut({wanted ? std::move(sound) : nullptr, m_asked + 1}))
        return false;
    ++m_asked;
    m_wanted = wanted;
    return true;
}

void PreviewPlayer::collectRetired()
{
    Order order;
    while (m_retired.tryTake(order))
        order.sound.reset();
}

/// A full queue leaves the sound where it is; the next pass tries again.
bool PreviewPlayer::retire(Order& order) noexcept
{
    if (order.sound && !m_retired.tryPut(std::move(order)))
        return false;
    order = {};
    return true;
}

/// The newest order waits; those that it overtook are retired unheard.
void PreviewPlayer::takeOrders() noexcept
{
    while (m_retired.room() > 2) {
        Order order;
        if (!m_orders.tryTake(order))
            return;
        if (m_waiting)
            retire(m_next);
        m_next = std::move(order);
        m_waiting = true;
        if (m_now.sound && m_fall < 0)
            m_fall = kFadeFrames;
    }
}

void PreviewPlayer::begin() noexcept
{
    m_now = std::move(m_next);
    m_next = {};
    m_waiting = false;
    m_at = 0;
    m_fall = -1;
    m_ended.store(m_now.sound ? m_now.number - 1 : m_now.number);
}

/// A sound may begin and end anywhere, so both ends are rounded off.
float PreviewPlayer::level() const noexcept
{
    const auto left = m_now.sound->size() - m_at;
    auto steps = static_cast<float>(std::min<std::size_t>({m_at, left, kFadeFrames}));
    if (m_fall >= 0)
        steps *= static_cast<float>(m_fall) / kFadeFrames;
    return steps / kFadeFrames;
}

void PreviewPlayer::mix(float* output, int frames) noexcept
{
    takeOrders();
    for (int i = 0; i < frames; ++i) {
        if (m_now.sound && (m_at == m_now.sound->size() || m_fall == 0)) {
            m_ended.store(m_now.number);
            if (!retire(m_now))
                return;
        }
        if (!m_now.sound && m_waiting)
            begin();
        if (!m_now.sound)
            return;
        const float sample = level() * (*m_now.sound)[m_at++];
        output[2 * i] += sample;
        output[2 * i + 1] += sample;
        if (m_fall > 0)
            --m_fall;
    }
}

} // namespace melisma::audio
