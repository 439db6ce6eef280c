// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/loudness_mix.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kSoftest = 1e-6;

/// The value at place `index` of `count` when `values` are drawn out evenly to `count`, each standing for its middle.
double drawn(const std::vector<double>& values, std::size_t index, std::size_t count)
{
    const double scale = static_cast<double>(values.size()) / static_cast<double>(count);
    const double place = std::max(0.0, (static_cast<double>(index) + 0.5) * scale - 0.5);
    const auto left = std::min(static_cast<std::size_t>(place), values.size() - 1);
    const auto right = std::min(left + 1, values.size() - 1);
    return std::lerp(values[left], values[right], place - static_cast<double>(left));
}

} // namespace

std::vector<double> levels(std::span<const float> samples, std::size_t window)
{
    const std::size_t hop = window / 2;
    std::vector<double> all;
    for (std::size_t centre = 0; centre <= samples.size(); centre += hop) {
        const std::size_t first = centre < hop ? 0 : centre - hop;
        const std::size_t last = std::min(samples.size(), centre + hop);
        double power = 0.0;
        for (std::size_t i = first; i < last; ++i)
            power += static_cast<double>(samples[i]) * samples[i];
        all.push_back(std::sqrt(power / static_cast<double>(window)));
    }
    return all;
}

void mixLoudness(std::vector<float>& made, int madeRate, std::span<const float> given, int givenRate, double kept)
{
    if (kept >= 1.0 || made.empty())
        return;
    const auto before = levels(given, static_cast<std::size_t>(givenRate / 2 * 2));
    const auto after = levels(made, static_cast<std::size_t>(madeRate / 2 * 2));
    for (std::size_t i = 0; i < made.size(); ++i) {
        const double was = drawn(before, i, made.size());
        const double is = std::max(kSoftest, drawn(after, i, made.size()));
        made[i] = static_cast<float>(made[i] * std::pow(was, 1.0 - kept) * std::pow(is, kept - 1.0));
    }
}

} // namespace melisma::ml
