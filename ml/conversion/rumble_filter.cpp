// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/rumble_filter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace melisma::ml {

namespace {

constexpr int kOrder = 5;
constexpr double kEdge = 48.0 / 16000.0; ///< of the sample rate
constexpr std::size_t kContinued = 18;

/// A section of the second order, direct form II transposed; `a1` and `a2` of the first order have a2 = b2 = 0.
struct Section {
    std::array<double, 3> b;
    double a1, a2;

    /// The state that a constant 1 leaves behind.
    std::array<double, 2> steady() const
    {
        const double gain = (b[0] + b[1] + b[2]) / (1.0 + a1 + a2);
        const double second = b[2] - a2 * gain;
        return {b[1] - a1 * gain + second, second};
    }
};

/// Zeros at 0 Hz, poles of the analogue prototype turned over and warped; the gain is 1 at the highest frequency.
std::array<Section, 3> sections()
{
    std::array<Section, 3> all{};
    const double edge = 2.0 * std::tan(std::numbers::pi * kEdge);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const double angle = std::numbers::pi * (2.0 * static_cast<double>(k) + 1.0 + kOrder) / (2.0 * kOrder);
        const std::complex<double> pole = edge / std::polar(1.0, angle);
        const std::complex<double> z = (2.0 + pole) / (2.0 - pole);
        if (k == kOrder / 2) { // the one on the axis has no partner
            const double gain = (1.0 + z.real()) / 2.0;
            all[k] = {{gain, -gain, 0.0}, -z.real(), 0.0};
            continue;
        }
        const double a1 = -2.0 * z.real();
        const double a2 = std::norm(z);
        const double gain = (1.0 - a1 + a2) / 4.0;
        all[k] = {{gain, -2.0 * gain, gain}, a1, a2};
    }
    return all;
}

void run(const Section& section, std::vector<double>& samples)
{
    auto [first, second] = section.steady();
    first *= samples.front();
    second *= samples.front();
    for (double& sample : samples) {
        const double in = sample;
        sample = section.b[0] * in + first;
        first = section.b[1] * in - section.a1 * sample + second;
        second = section.b[2] * in - section.a2 * sample;
    }
}

} // namespace

std::vector<float> withoutRumble(std::span<const float> samples)
{
    if (samples.size() <= kContinued)
        return {samples.begin(), samples.end()};
    static const std::array<Section, 3> kSections = sections();
    std::vector<double> all(samples.size() + 2 * kContinued);
    for (std::size_t i = 0; i < kContinued; ++i) {
        all[i] = 2.0 * samples.front() - samples[kContinued - i];
        all[all.size() - 1 - i] = 2.0 * samples.back() - samples[samples.size() - 1 - (kContinued - i)];
    }
    std::copy(samples.begin(), samples.end(), all.begin() + kContinued);
    for (int direction = 0; direction < 2; ++direction) {
        for (const Section& section : kSections)
            run(section, all);
        std::reverse(all.begin(), all.end());
    }
    std::vector<float> filtered(samples.size());
    for (std::size_t i = 0; i < filtered.size(); ++i)
        filtered[i] = static_cast<float>(all[i + kContinued]);
    return filtered;
}

} // namespace melisma::ml
