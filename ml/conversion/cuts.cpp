// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/cuts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace melisma::ml {

namespace {

constexpr std::size_t kFrame = 160;
constexpr double kRate = 16000.0;

std::size_t mirroredPlace(std::ptrdiff_t place, std::size_t size)
{
    if (size == 1)
        return 0;
    const auto period = static_cast<std::ptrdiff_t>(2 * (size - 1));
    const auto within = static_cast<std::size_t>(((place % period) + period) % period);
    return within < size ? within : static_cast<std::size_t>(period) - within;
}

/// The middle of the quietest hundredth of a second between two places. Sums run along, for each window shares most of
/// its samples with the next.
std::size_t quietest(std::span<const float> samples, std::size_t first, std::size_t last)
{
    const auto loud = [&](std::ptrdiff_t place) {
        return static_cast<double>(std::abs(samples[mirroredPlace(place, samples.size())]));
    };
    const auto half = static_cast<std::ptrdiff_t>(kFrame / 2);
    double sum = 0.0;
    for (std::ptrdiff_t place = static_cast<std::ptrdiff_t>(first) - half;
         place < static_cast<std::ptrdiff_t>(first) + half; ++place)
        sum += loud(place);
    double least = std::numeric_limits<double>::infinity();
    std::size_t best = first;
    for (std::size_t place = first; place < last; ++place) {
        if (sum < least) {
            least = sum;
            best = place;
        }
        sum += loud(static_cast<std::ptrdiff_t>(place) + half) - loud(static_cast<std::ptrdiff_t>(place) - half);
    }
    return best;
}

} // namespace

std::vector<std::size_t> quietCuts(std::span<const float> samples, const Cutting& cutting)
{
    const auto inSamples = [](double seconds) { return static_cast<std::size_t>(seconds * kRate); };
    std::vector<std::size_t> cuts;
    if (samples.size() + kFrame <= inSamples(cutting.longest))
        return cuts;
    const auto search = inSamples(cutting.search);
    const auto between = std::max(inSamples(cutting.between), 2 * search + kFrame);
    for (std::size_t place = between; place < samples.size(); place += between) {
        const auto last = std::min(samples.size(), place + search);
        cuts.push_back(quietest(samples, place - search, last) / kFrame * kFrame);
    }
    if (!cuts.empty() && cuts.back() >= samples.size())
        cuts.pop_back();
    return cuts;
}

std::vector<float> mirrored(std::span<const float> samples, std::ptrdiff_t first, std::size_t count)
{
    std::vector<float> all(count);
    for (std::size_t i = 0; i < count; ++i)
        all[i] = samples[mirroredPlace(first + static_cast<std::ptrdiff_t>(i), samples.size())];
    return all;
}

} // namespace melisma::ml
