// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>

namespace melisma::audio {

/// Second-order section, a0 = 1. From R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter coefficients"
/// (bilinear transform, so that the response at `hertz` is exact).
struct BiquadCoefficients {
    double b0 = 1.0, b1 = 0.0, b2 = 0.0;
    double a1 = 0.0, a2 = 0.0;

    static BiquadCoefficients highPass(double hertz, double q, int sampleRate);
    static BiquadCoefficients lowPass(double hertz, double q, int sampleRate);
    static BiquadCoefficients peak(double hertz, double q, double gainDb, int sampleRate);
    static BiquadCoefficients lowShelf(double hertz, double q, double gainDb, int sampleRate);
    static BiquadCoefficients highShelf(double hertz, double q, double gainDb, int sampleRate);
    static BiquadCoefficients bandPass(double hertz, double q, int sampleRate); ///< 0 dB at its middle
    static BiquadCoefficients allPass(double hertz, double q, int sampleRate);  ///< half a turn of phase at its middle

    /// H at a frequency, and |H|.
    std::complex<double> response(double hertz, int sampleRate) const;
    double magnitude(double hertz, int sampleRate) const;
    bool operator==(const BiquadCoefficients&) const = default;
};

/// One channel's state, transposed direct form II in double precision: low cuts at 20 Hz stay clean.
struct BiquadState {
    double s1 = 0.0, s2 = 0.0;

    double next(const BiquadCoefficients& c, double in) noexcept
    {
        const double out = c.b0 * in + s1;
        s1 = c.b1 * in - c.a1 * out + s2;
        s2 = c.b2 * in - c.a2 * out;
        return out;
    }
};

} // namespace melisma::audio
