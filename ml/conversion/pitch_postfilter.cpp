// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/pitch_postfilter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace melisma::ml::conversion {

namespace {

constexpr double kRate = 24000.0;
constexpr std::size_t kHop = 300;        ///< samples of a value of the pitch
constexpr std::size_t kWindow = 600;     ///< samples over which it is measured how periodic a sound is
constexpr double kLongestPeriod = 400.0; ///< samples, of 60 Hz
constexpr double kLeap = 0.15;           ///< octaves from hop to hop beyond which a pitch does not glide
/// Nothing is asked to be more so: this much sounds voiced, and whose voice it is is heard best where nothing was done.
constexpr double kMostPeriodic = 0.6;
constexpr double kHalving = 0.5; ///< share that makes pulses alike of which every other one is weaker
/// By how much more a sound is periodic to two periods than to one where its pitch may have halved, and where it surely
/// has.
constexpr double kDoubtful = 0.15;
constexpr double kSurelyHalved = 0.3;
constexpr double kMostHiss = 1.0 / 3.0; ///< share of its power that the strongest filter leaves

/// Between samples, on the cubic through the four about `place`; 0 beyond the ends.
double between(std::span<const float> samples, double place)
{
    const double whole = std::floor(place);
    if (whole < 1.0 || whole + 2.0 >= static_cast<double>(samples.size()))
        return 0.0;
    const auto* four = &samples[static_cast<std::size_t>(whole) - 1];
    const double x = place - whole;
    return -x * (x - 1.0) * (x - 2.0) / 6.0 * four[0] + (x + 1.0) * (x - 1.0) * (x - 2.0) / 2.0 * four[1] -
           (x + 1.0) * x * (x - 2.0) / 2.0 * four[2] + (x + 1.0) * x * (x - 1.0) / 6.0 * four[3];
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

/// What is done about the middle of a hop.
struct Comb {
    double share = 0.0;
    double period = 0.0; ///< samples; 0 where nothing is done

    /// At `place` 0 .. 1 of the way to the middle of the hop `next`. It fades towards one where nothing is done, and a
    /// glide is followed, but not a leap.
    Comb towards(const Comb& next, double place) const
    {
        if (next.period <= 0.0)
            return {share * (1.0 - 2.0 * place), period};
        const bool leap = std::abs(std::log2(next.period / period)) > kLeap;
        return {share + place * (next.share - share), leap ? period : period + place * (next.period - period)};
    }
};

Comb combAt(std::size_t middle, std::span<const float> made, std::span<const float> source, double hertz, double higher)
{
    if (hertz < kRate / kLongestPeriod)
        return {};
    const double period = kRate / hertz;
    const double is = periodicity(made, middle, period);
    const double lead = periodicity(made, middle, 2.0 * period) - is;
    const double halved = std::clamp((lead - kDoubtful) / (kSurelyHalved - kDoubtful), 0.0, 1.0);
    const double wanted = std::min(kMostPeriodic, periodicity(source, middle, period * higher));
    return {halved * kHalving + (1.0 - halved) * shareOf(is, wanted), period};
}

} // namespace

void followPeriods(std::span<float> made, std::span<const float> source, std::span<const float> f0, double higher)
{
    const std::vector<float> before(made.begin(), made.end());
    std::vector<Comb> combs(std::min(made.size() / kHop, f0.size()));
    for (std::size_t hop = 0; hop < combs.size(); ++hop)
        combs[hop] = combAt(hop * kHop + kHop / 2, before, source, f0[hop], higher);
    for (std::size_t i = 0; i < combs.size() * kHop; ++i) {
        const std::size_t hop = i / kHop;
        if (combs[hop].period <= 0.0)
            continue;
        const double place = (static_cast<double>(i % kHop) + 0.5) / static_cast<double>(kHop) - 0.5;
        const std::size_t next = place < 0.0 ? (hop > 0 ? hop - 1 : hop) : std::min(hop + 1, combs.size() - 1);
        const auto comb = combs[hop].towards(combs[next], std::abs(place));
        const double neighbours = between(before, static_cast<double>(i) - comb.period) +
                                  between(before, static_cast<double>(i) + comb.period);
        made[i] = static_cast<float>((before[i] + comb.share * neighbours) / (1.0 + 2.0 * comb.share));
    }
}

} // namespace melisma::ml::conversion
