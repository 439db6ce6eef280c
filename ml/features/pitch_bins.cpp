// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/features/pitch_bins.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

double hertzOfCents(double cents)
{
    return 10.0 * std::exp2(cents / 1200.0);
}

double centsAround(std::span<const float> bins, std::size_t strongest)
{
    constexpr std::size_t kReach = 4;
    const std::size_t first = strongest < kReach ? 0 : strongest - kReach;
    const std::size_t last = std::min(bins.size(), strongest + kReach + 1);
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t bin = first; bin < last; ++bin) {
        sum += bins[bin] * (kFirstPitchBin + kCentsPerBin * static_cast<double>(bin));
        weights += bins[bin];
    }
    return weights > 0.0 ? sum / weights : 0.0;
}

} // namespace melisma::ml
