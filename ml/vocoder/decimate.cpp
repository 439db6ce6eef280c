// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/decimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace melisma::ml::vocoder {

namespace {

constexpr double kRippleDb = 0.05;
constexpr std::size_t kSettle = 160; // samples at the low rate that the ends are held, so that the filter settles

/// b0 (1 + z)^3 / (1 + a1 z + a2 z^2 + a3 z^3), z one sample of delay.
struct LowPass {
    double b0;
    std::array<double, 3> a;
};

/// A pole of the analogue Chebyshev filter, at `cutoff` of the half rate, brought over by the bilinear transform.
std::complex<double> pole(int index, double cutoff)
{
    const double spread = std::asinh(1.0 / std::sqrt(std::pow(10.0, kRippleDb / 10.0) - 1.0)) / 3.0;
    const double angle = std::numbers::pi * (2 * index + 1) / 6.0;
    const double warped = 2.0 * std::tan(std::numbers::pi * cutoff / 2.0);
    const std::complex<double> analogue(-warped * std::sinh(spread) * std::sin(angle),
                                        warped * std::cosh(spread) * std::cos(angle));
    return (2.0 + analogue) / (2.0 - analogue);
}

LowPass design(double cutoff)
{
    const auto p = pole(0, cutoff);
    const auto q = pole(1, cutoff);
    const auto r = pole(2, cutoff);
    const std::array<double, 3> a{-(p + q + r).real(), (p * q + q * r + r * p).real(), -(p * q * r).real()};
    return {(1.0 + a[0] + a[1] + a[2]) / 8.0, a}; // 1 at 0 Hz
}

template <class Iterator>
void run(const LowPass& filter, Iterator begin, Iterator end)
{
    double w1 = 0.0;
    double w2 = 0.0;
    double w3 = 0.0;
    for (; begin != end; ++begin) {
        const double w0 = *begin - filter.a[0] * w1 - filter.a[1] * w2 - filter.a[2] * w3;
        *begin = filter.b0 * (w0 + 3.0 * (w1 + w2) + w3);
        w3 = w2;
        w2 = w1;
        w1 = w0;
    }
}

} // namespace

std::vector<double> decimate(std::span<const float> samples, int ratio)
{
    if (ratio <= 1)
        return {samples.begin(), samples.end()};
    const auto step = static_cast<std::size_t>(ratio);
    const std::size_t margin = kSettle * step;
    std::vector<double> held(samples.size() + 2 * margin, samples.front());
    std::ranges::copy(samples, held.begin() + static_cast<std::ptrdiff_t>(margin));
    std::fill(held.end() - static_cast<std::ptrdiff_t>(margin), held.end(), samples.back());
    const LowPass filter = design(0.8 / ratio);
    run(filter, held.begin(), held.end());
    run(filter, held.rbegin(), held.rend());
    std::vector<double> out;
    out.reserve(samples.size() / step + 1);
    for (std::size_t i = margin + (samples.size() - 1) % step; i < margin + samples.size(); i += step)
        out.push_back(held[i]);
    return out;
}

} // namespace melisma::ml::vocoder
