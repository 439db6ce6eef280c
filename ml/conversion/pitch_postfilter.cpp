// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/pitch_postfilter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace melisma::ml::conversion {

namespace {

constexpr double kRate = 24000.0;
constexpr std::size_t kHop = 300;    ///< samples of a value of the pitch
constexpr std::size_t kWindow = 600; ///< samples over which it is measured how periodic a sound is
constexpr double kLongestPeriod = 400.0;
/// Nothing is asked to be more so: this much sounds voiced, and whose voice it is is heard best where nothing was done.
constexpr double kMostPeriodic = 0.6;
constexpr double kHalving = 0.5; ///< share that makes pulses alike of which every other one is weaker
/// By how much more a sound is periodic to two periods than to one where its pitch may have halved, and where it surely
/// has.
constexpr double kDoubtful = 0.15;
constexpr double kSurelyHalved = 0.3;
constexpr double kMostHiss = 1.0 / 3.0; ///< share of its power that the strongest filter leaves

/// Between two samples, in a straight line; 0 beyond the ends.
double between(std::span<const float> samples, double place)
{
    const double whole = std::floor(place);
    if (whole < 0.0 || whole + 1.0 >= static_cast<double>(samples.size()))
        return 0.0;
    const auto at = static_cast<std::size_t>(whole);
    return samples[at] + (place - whole) * (samples[at + 1] - samples[at]);
}

/// The correlation of the window about `middle` with those a period before and after, 0 .. 1.
double periodicity(std::span<const float> samples, std::size_t middle, double period)
{
    double own = 1e-12, neighbours = 1e-12, together = 0.0;
    const std::size_t begin = middle > kWindow / 2 ? middle - kWindow / 2 : 0;
    for (std::size_t i = begin; i < std::min(samples.size(), middle + kWindow / 2); ++i)
        for (const double place : {static_cast<double>(i) - period, static_cast<double>(i) + period}) {
            const double neighbour = between(samples, place);
            own += static_cast<double>(samples[i]) * samples[i];
            neighbours += neighbour * neighbour;
            together += neighbour * samples[i];
        }
    return std::clamp(together / std::sqrt(own * neighbours), 0.0, 1.0);
}

/// What a sample a period away has to be given, where the sample itself is 1, so that a sound whose power is periodic
/// to this share becomes periodic to another.
double shareOf(double is, double wanted)
{
    if (is >= wanted)
        return 0.0;
    const double hiss = std::max(kMostHiss, is * (1.0 - wanted) / std::max(1e-9, wanted * (1.0 - is)));
    return (1.0 - hiss) / (2.0 * hiss + std::sqrt(std::max(0.0, 2.0 * (3.0 * hiss - 1.0))));
}

} // namespace

void followPeriods(std::span<float> made, std::span<const float> source, std::span<const float> f0, double higher)
{
    const std::vector<float> before(made.begin(), made.end());
    const std::size_t hops = std::min(made.size() / kHop, f0.size());
    std::vector<double> shares(hops, 0.0);
    for (std::size_t hop = 0; hop < hops; ++hop)
        if (f0[hop] > 0.0F) {
            const std::size_t middle = hop * kHop + kHop / 2;
            const double period = std::min(kRate / f0[hop], kLongestPeriod);
            const double is = periodicity(before, middle, period);
            const double lead = periodicity(before, middle, 2.0 * period) - is;
            const double halved = std::clamp((lead - kDoubtful) / (kSurelyHalved - kDoubtful), 0.0, 1.0);
            const double wanted = std::min(kMostPeriodic, periodicity(source, middle, period * higher));
            shares[hop] = halved * kHalving + (1.0 - halved) * shareOf(is, wanted);
        }
    for (std::size_t i = 0; i < hops * kHop; ++i) {
        const std::size_t hop = i / kHop;
        if (f0[hop] <= 0.0F)
            continue;
        // From the middle of one hop to that of the next.
        const double place = (static_cast<double>(i % kHop) + 0.5) / static_cast<double>(kHop) - 0.5;
        const std::size_t next = place < 0.0 ? (hop > 0 ? hop - 1 : hop) : std::min(hop + 1, hops - 1);
        const double share = shares[hop] + std::abs(place) * (shares[next] - shares[hop]);
        const double period = std::min(kRate / f0[hop], kLongestPeriod);
        const double neighbours =
            between(before, static_cast<double>(i) - period) + between(before, static_cast<double>(i) + period);
        made[i] = static_cast<float>((before[i] + share * neighbours) / (1.0 + 2.0 * share));
    }
}

} // namespace melisma::ml::conversion
