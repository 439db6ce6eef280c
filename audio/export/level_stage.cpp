// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/level_stage.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

LevelStage::LevelStage(int sampleRate, const Level& level)
    : m_gain(static_cast<float>(std::pow(10.0, level.gainDb / 20.0)))
{
    if (!level.ceilingDb)
        return;
    m_limiter.emplace(sampleRate, *level.ceilingDb);
    m_toSkip = m_limiter->latencyFrames();
}

std::span<const float> LevelStage::process(std::span<const float> interleaved)
{
    if (!m_limiter && m_gain == 1.0f)
        return interleaved;
    m_out.resize(interleaved.size());
    std::ranges::transform(interleaved, m_out.begin(), [this](float sample) { return sample * m_gain; });
    if (!m_limiter)
        return m_out;
    const std::size_t frames = interleaved.size() / 2;
    m_left.resize(frames);
    m_right.resize(frames);
    for (std::size_t i = 0; i < frames; ++i) {
        m_left[i] = m_out[2 * i];
        m_right[i] = m_out[2 * i + 1];
    }
    return limit();
}

std::span<const float> LevelStage::finish()
{
    if (!m_limiter)
        return {};
    const auto frames = static_cast<std::size_t>(m_limiter->latencyFrames());
    m_left.assign(frames, 0.0f);
    m_right.assign(frames, 0.0f);
    return limit();
}

std::span<const float> LevelStage::limit()
{
    m_limiter->process(m_left.data(), m_right.data(), static_cast<int>(m_left.size()));
    const std::size_t skipped = std::min(m_left.size(), static_cast<std::size_t>(m_toSkip));
    m_toSkip -= static_cast<int>(skipped);
    m_out.resize(2 * (m_left.size() - skipped));
    for (std::size_t i = skipped; i < m_left.size(); ++i) {
        m_out[2 * (i - skipped)] = m_left[i];
        m_out[2 * (i - skipped) + 1] = m_right[i];
    }
    return m_out;
}

double LevelStage::limitedDb() const
{
    return m_limiter ? -20.0 * std::log10(static_cast<double>(m_limiter->lowestGain())) : 0.0;
}

} // namespace melisma::audio
