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

    /// The first look at the sound, block by block: its energy.
    void addLoudness(std::span<const float> interleaved);
    /// A second look, if there is to be a limiter: peaks. Those below `floor`, linear, are left out.
    void addPeaks(std::span<const float> interleaved, float floor);
    void forgetPeaks();

    /// Integrated loudness in LUFS when everything is turned by `gainDb` and then limited to `ceilingDb` true peak as
    /// TruePeakLimiter does; exact without limiting, near with it. -infinity for silence.
    double loudnessAt(double gainDb, double ceilingDb) const;

private:
    /// Both channels side by side.
    using Pair = double __attribute__((vector_size(2 * sizeof(double))));
    struct Biquad {
        std::array<double, 5> weights{}; ///< b0 b1 b2 a1 a2
        Pair z1{};
        Pair z2{};
        Pair push(Pair in)
        {
            const Pair out = weights[0] * in + z1;
            z1 = weights[1] * in - weights[3] * out + z2;
            z2 = weights[2] * in - weights[4] * out;
            return out;
        }
    };
    std::vector<double> gainsAt(double gain, double ceiling) const;

    int m_stepFrames;
    int m_filled = 0;
    Pair m_energy{};
    Biquad m_shelf;
    Biquad m_highPass;
    std::vector<float> m_energies; ///< a step each: sum of both channels' K-weighted squares
    int m_peakFilled = 0;
    float m_peak = 0.0f;
    std::array<PeakInterpolator, 2> m_interpolators;
    std::vector<float> m_peaks; ///< a step each; empty: nothing is limited
};

/// The gain that brings the sound to `targetLufs`, and behind a limiter at `ceilingDb` if the profile knows peaks.
/// Silence gets none; nothing gets more than 60 dB.
double gainFor(const LoudnessProfile& profile, double targetLufs, double ceilingDb);

} // namespace melisma::audio
