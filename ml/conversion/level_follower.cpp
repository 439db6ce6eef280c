// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/level_follower.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace melisma::ml::conversion {

namespace {

constexpr std::size_t kHop = kLevelWindow / 2;
constexpr double kFreeDecibels = 6.0; ///< between which a voice may be as loud as it would be
constexpr double kMostDecibels = 18.0;
constexpr double kSilence = 1e-10; ///< power below which both are as good as silent

/// Mean power in the windows about the middle of each hop.
std::vector<double> powersOf(std::span<const float> samples)
{
    std::vector<double> upTo(samples.size() + 1, 0.0);
    for (std::size_t i = 0; i < samples.size(); ++i)
        upTo[i + 1] = upTo[i] + static_cast<double>(samples[i]) * samples[i];
    std::vector<double> powers((samples.size() + kHop - 1) / kHop);
    for (std::size_t hop = 0; hop < powers.size(); ++hop) {
        const std::size_t middle = hop * kHop + kHop / 2;
        const std::size_t begin = middle > kLevelWindow / 2 ? middle - kLevelWindow / 2 : 0;
        const std::size_t end = std::min(samples.size(), middle + kLevelWindow / 2);
        powers[hop] = end > begin ? (upTo[end] - upTo[begin]) / static_cast<double>(end - begin) : 0.0;
    }
    return powers;
}

/// The gain that brings what is so many decibels too soft to within kFreeDecibels.
double needed(double decibels, bool voiced)
{
    const double beyond = std::max(0.0, std::abs(decibels) - kFreeDecibels);
    if (decibels > 0.0)
        return voiced ? std::min(beyond, kMostDecibels) : 0.0;
    return -std::min(beyond, kMostDecibels);
}

} // namespace

void followLevel(std::span<float> made, std::span<const float> source, std::span<const float> f0)
{
    const auto is = powersOf(made);
    const auto wanted = powersOf(source.first(made.size()));
    const auto voiced = [f0](std::size_t hop) { return hop < f0.size() && f0[hop] > 0.0F; };
    std::vector<double> decibels(is.size());
    for (std::size_t hop = 0; hop < is.size(); ++hop)
        decibels[hop] = needed(10.0 * std::log10((wanted[hop] + kSilence) / (is[hop] + kSilence)), voiced(hop));
    for (std::size_t i = 0; i < made.size(); ++i) {
        const double place = std::max(0.0, (static_cast<double>(i) - kHop / 2.0) / kHop);
        const auto before = std::min(static_cast<std::size_t>(place), decibels.size() - 1);
        const auto after = std::min(before + 1, decibels.size() - 1);
        const double share = place - static_cast<double>(before);
        const double gain = decibels[before] + share * (decibels[after] - decibels[before]);
        made[i] *= static_cast<float>(std::pow(10.0, (voiced(i / kHop) ? gain : std::min(0.0, gain)) / 20.0));
    }
}

} // namespace melisma::ml::conversion
