// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/presence_meter.h"

#include "core/music/song_meter.h"

#include <numbers>

namespace melisma::app {

PresenceMeter::PresenceMeter(int sampleRate)
    : m_high(audio::BiquadCoefficients::highPass(1000.0, std::numbers::sqrt2 / 2.0, sampleRate))
    , m_low(audio::BiquadCoefficients::lowPass(4000.0, std::numbers::sqrt2 / 2.0, sampleRate))
    , m_window(static_cast<int>(music::SongMeter::kWindowSeconds * sampleRate))
{}

void PresenceMeter::add(const float* interleaved, int frames)
{
    for (int i = 0; i < frames; ++i) {
        for (std::size_t side = 0; side < 2; ++side) {
            const double sample = filtered(side, static_cast<double>(interleaved[2 * i + static_cast<int>(side)]));
            m_sum += 0.5 * sample * sample;
        }
        if (++m_frames == m_window) {
            m_windows.push_back(m_sum / m_window);
            m_sum = 0.0;
            m_frames = 0;
        }
    }
}

double PresenceMeter::filtered(std::size_t side, double sample)
{
    auto& states = m_states[side];
    sample = states[0].next(m_high, sample);
    sample = states[1].next(m_high, sample);
    sample = states[2].next(m_low, sample);
    return states[3].next(m_low, sample);
}

} // namespace melisma::app
