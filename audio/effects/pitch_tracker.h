// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/biquad.h"
#include "audio/effects/delay_line.h"

#include <array>
#include <vector>

namespace melisma::audio {

/// The period of one voice as it is sung, after A. de Cheveigné and H. Kawahara, "YIN, a fundamental frequency
/// estimator for speech and music", JASA 111 (4), 2002: the cumulative mean normalised difference (eq. 8) and its
/// absolute threshold (step 4), at about 12 kHz; then the difference function itself around that lag at the full rate,
/// with a parabola through its least (step 5).
///
/// Made off the audio thread; push() neither allocates nor locks. One thread.
class PitchTracker {
public:
    static constexpr double kLowestHertz = 65.0;
    static constexpr double kHighestHertz = 1000.0;

    explicit PitchTracker(int sampleRate);

    /// Answers true when there is a new estimate, every hopSeconds(). It speaks of about 12 ms ago.
    bool push(float sample) noexcept;
    void reset() noexcept;

    /// In frames; 0 where there is no voice: noise, silence.
    double period() const { return m_period; }
    double hopSeconds() const { return m_hop / m_slowRate; }

private:
    struct Dip {
        double lag = 0.0;   ///< frames
        double depth = 1.0; ///< of the difference against the power
    };
    double estimate() noexcept;
    void difference() noexcept;
    std::size_t firstDip() const noexcept;
    std::size_t downhill(std::size_t lag) const noexcept;
    double surer(std::size_t lag) const noexcept;
    Dip refined(std::size_t lag) const noexcept;
    double fullDifference(std::size_t lag) const noexcept;

    std::size_t m_factor;
    double m_slowRate;
    std::size_t m_shortest, m_longest; ///< lags at the slow rate
    int m_hop;                         ///< slow frames
    std::array<BiquadCoefficients, 2> m_lowPass;
    std::array<BiquadState, 2> m_states;
    DelayLine m_full;
    std::vector<float> m_slow; ///< the last of the slow sound, twice over
    std::size_t m_slowAt = 0;
    std::vector<float> m_normalised; ///< by lag
    std::size_t m_count = 0;         ///< frames since the last slow one
    int m_sinceHop = 0;
    double m_period = 0.0;
};

} // namespace melisma::audio
