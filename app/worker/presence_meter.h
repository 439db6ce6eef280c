// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/biquad.h"

#include <array>
#include <vector>

namespace melisma::app {

/// Mean squares between 1 and 4 kHz (fourth-order slopes) of interleaved stereo, window by window of
/// music::SongMeter::kWindowSeconds. One thread.
class PresenceMeter {
public:
    explicit PresenceMeter(int sampleRate);

    void add(const float* interleaved, int frames);
    const std::vector<double>& windows() const { return m_windows; }

private:
    double filtered(std::size_t side, double sample);

    audio::BiquadCoefficients m_high, m_low;
    std::array<std::array<audio::BiquadState, 4>, 2> m_states;
    int m_window;
    int m_frames = 0;
    double m_sum = 0.0;
    std::vector<double> m_windows;
};

} // namespace melisma::app
