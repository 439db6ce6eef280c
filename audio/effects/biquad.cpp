// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/biquad.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace melisma::audio {

namespace {

struct Angle {
    double cosine = 0.0;
    double alpha = 0.0;
};

/// Corner frequencies are held below the Nyquist frequency: low rates have no 20 kHz.
Angle angleOf(double hertz, double q, int sampleRate)
{
    const double w = 2.0 * std::numbers::pi * std::min(hertz, 0.49 * sampleRate) / sampleRate;
    return {std::cos(w), std::sin(w) / (2.0 * q)};
}

BiquadCoefficients scaled(double b0, double b1, double b2, double a0, double a1, double a2)
{
    return {b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0};
}

/// Amplitude of a shelf or peak: the square root of its gain.
double amplitude(double gainDb)
{
    return std::pow(10.0, gainDb / 40.0);
}

} // namespace

BiquadCoefficients BiquadCoefficients::highPass(double hertz, double q, int sampleRate)
{
    const auto [c, alpha] = angleOf(hertz, q, sampleRate);
    return scaled((1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
}

BiquadCoefficients BiquadCoefficients::lowPass(double hertz, double q, int sampleRate)
{
    const auto [c, alpha] = angleOf(hertz, q, sampleRate);
    return scaled((1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
}

BiquadCoefficients BiquadCoefficients::bandPass(double hertz, double q, int sampleRate)
{
    const auto [c, alpha] = angleOf(hertz, q, sampleRate);
    return scaled(alpha, 0, -alpha, 1 + alpha, -2 * c, 1 - alpha);
}

BiquadCoefficients BiquadCoefficients::allPass(double hertz, double q, int sampleRate)
{
    const auto [c, alpha] = angleOf(hertz, q, sampleRate);
    return scaled(1 - alpha, -2 * c, 1 + alpha, 1 + alpha, -2 * c, 1 - alpha);
}

BiquadCoefficients BiquadCoefficients::peak(double hertz, double q, double gainDb, int sampleRate)
{
    const auto [c, alpha] = angleOf(hertz, q, sampleRate);
    const double a = amplitude(gainDb);
    return scaled(1 + alpha * a, -2 * c, 1 - alpha * a, 1 + alpha / a, -2 * c, 1 - alpha / a);
}

BiquadCoefficients BiquadCoefficients::lowShelf(double hertz, double q, double gainDb, int sampleRate)
{
    const auto [c, alpha] = angleOf(hertz, q, sampleRate);
    const double a = amplitude(gainDb);
    const double slope = 2 * std::sqrt(a) * alpha;
    return scaled(a * ((a + 1) - (a - 1) * c + slope), 2 * a * ((a - 1) - (a + 1) * c),
                  a * ((a + 1) - (a - 1) * c - slope), (a + 1) + (a - 1) * c + slope, -2 * ((a - 1) + (a + 1) * c),
                  (a + 1) + (a - 1) * c - slope);
}

BiquadCoefficients BiquadCoefficients::highShelf(double hertz, double q, double gainDb, int sampleRate)
{
    const auto [c, alpha] = angleOf(hertz, q, sampleRate);
    const double a = amplitude(gainDb);
    const double slope = 2 * std::sqrt(a) * alpha;
    return scaled(a * ((a + 1) + (a - 1) * c + slope), -2 * a * ((a - 1) + (a + 1) * c),
                  a * ((a + 1) + (a - 1) * c - slope), (a + 1) - (a - 1) * c + slope, 2 * ((a - 1) - (a + 1) * c),
                  (a + 1) - (a - 1) * c - slope);
}

std::complex<double> BiquadCoefficients::response(double hertz, int sampleRate) const
{
    const auto z = std::polar(1.0, -2.0 * std::numbers::pi * hertz / sampleRate);
    return (b0 + b1 * z + b2 * z * z) / (1.0 + a1 * z + a2 * z * z);
}

double BiquadCoefficients::magnitude(double hertz, int sampleRate) const
{
    return std::abs(response(hertz, sampleRate));
}

} // namespace melisma::audio
