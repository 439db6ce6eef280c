// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/zero_crossing.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {
namespace {

bool isCrossing(std::span<const float> samples, std::size_t at)
{
    const float here = samples[at];
    const float before = samples[at - 1];
    const float behind = samples[at + 1];
    const auto turns = [here](float other) { return (here < 0.0f) != (other < 0.0f) && other != 0.0f; };
    return here == 0.0f || (turns(before) && std::abs(here) <= std::abs(before)) ||
           (turns(behind) && std::abs(here) < std::abs(behind));
}

} // namespace

std::optional<std::size_t> nearestZeroCrossing(std::span<const float> samples, std::size_t at, std::size_t first)
{
    first = std::max<std::size_t>(first, 1);
    for (std::size_t away = 0; away < samples.size(); ++away) {
        const auto fits = [&](std::size_t place) { return place >= first && place + 1 < samples.size(); };
        if (away <= at && fits(at - away) && isCrossing(samples, at - away))
            return at - away;
        if (fits(at + away) && isCrossing(samples, at + away))
            return at + away;
    }
    return {};
}

} // namespace melisma::audio
