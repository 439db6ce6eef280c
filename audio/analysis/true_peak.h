// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

namespace melisma::audio {

/// True peak as libebur128 measures it - four points a sample below 96 kHz, two below 192 kHz, by a sinc of 49 taps
/// under a Hann window - to the same bits, but only where the samples are loud enough to pass the highest value so far:
/// no point is larger than the largest of its samples times the sum of its weights' magnitudes. One thread at a time.
class TruePeak {
public:
    TruePeak(int channels, int sampleRate);

    /// Whole frames, interleaved. What is not a number counts as silence.
    void add(std::span<const float> interleaved);
    /// Linear, the highest of all channels, the samples themselves included.
    double highest() const { return m_highest; }

private:
    static constexpr int kStep = 64;
    static constexpr int kHistory = 24;
    struct Tap {
        int back = 0; ///< samples before the newest
        double weight = 0.0;
    };
    using Phase = std::vector<Tap>;
    using Stretch = std::array<float, kHistory + kStep>; ///< what went before, then what is new

    static std::vector<Phase> makePhases(int sampleRate);
    void look(const Stretch& samples, int fresh);
    void interpolate(const Stretch& samples, int fresh);

    std::vector<Phase> m_phases;
    double m_largestGain = 0.0;
    std::vector<Stretch> m_channels;
    double m_highest = 0.0;
};

} // namespace melisma::audio
