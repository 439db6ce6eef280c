// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/peak_interpolator.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace melisma::audio {

/// A stereo sound in steps of a millisecond: K-weighted energy (ITU-R BS.1770) and true peak. From these it knows what
/// the integrated loudness would be behind any gain and limiter without another look at the samples. 8 bytes a step.
class LoudnessProfile {
public:
    explicit LoudnessProfile(int sampleRate);

    void add(std::span<const float> interleaved);

    /// Largest true peak, linear.
    double truePeak() const;
    /// Integrated loudness in LUFS when everything is turned by `gainDb` and then limited to `ceilingDb` true peak as
    /// TruePeakLimiter does; exact without limiting, near with it. -infinity for silence.
    double loudnessAt(double gainDb, double ceilingDb) const;

private:
    struct Biquad {
        std::array<double, 5> weights{}; ///< b0 b1 b2 a1 a2
        double z1 = 0.0;
        double z2 = 0.0;
        double push(double in);
    };
    struct Step {
        float energy = 0.0f; ///< sum of both channels' K-weighted squares
        float peak = 0.0f;
    };
    std::vector<double> gainsAt(double gain, double ceiling) const;

    int m_stepFrames;
    int m_filled = 0;
    double m_energy = 0.0;
    float m_peak = 0.0f;
    std::array<std::array<Biquad, 2>, 2> m_filters; ///< by channel: shelf, high-pass
    std::array<PeakInterpolator, 2> m_peaks;
    std::vector<Step> m_steps;
};

struct LoudnessGain {
    double gainDb = 0.0;
    bool limited = false; ///< the gain alone would pass the ceiling
};
/// The gain that brings the sound to `targetLufs` behind a limiter at `ceilingDb`. Silence gets none; nothing gets more
/// than 60 dB.
LoudnessGain gainFor(const LoudnessProfile& profile, double targetLufs, double ceilingDb);

} // namespace melisma::audio
