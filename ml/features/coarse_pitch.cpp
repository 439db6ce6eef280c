// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/features/coarse_pitch.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

double toMel(double hertz)
{
    return 1127.0 * std::log1p(hertz / 700.0);
}

} // namespace

int coarsePitch(double hertz)
{
    if (!(hertz > 0.0))
        return 1;
    static const double lowest = toMel(kLowestVoicePitch);
    static const double highest = toMel(kHighestVoicePitch);
    const double step = (toMel(hertz) - lowest) * 254.0 / (highest - lowest) + 1.0;
    return static_cast<int>(std::nearbyint(std::clamp(step, 1.0, 255.0)));
}

} // namespace melisma::ml
