// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/features/mel_filters.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kEvenStep = 200.0 / 3.0; ///< Hz a mel below kEvenUpTo
constexpr double kEvenUpTo = 1000.0;
const double kLogStep = std::log(6.4) / 27.0;

double toMel(double hertz, MelScale scale)
{
    if (scale == MelScale::htk)
        return 2595.0 * std::log10(1.0 + hertz / 700.0);
    if (hertz < kEvenUpTo)
        return hertz / kEvenStep;
    return kEvenUpTo / kEvenStep + std::log(hertz / kEvenUpTo) / kLogStep;
}

double toHertz(double mel, MelScale scale)
{
    if (scale == MelScale::htk)
        return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
    const double turn = kEvenUpTo / kEvenStep;
    return mel < turn ? mel * kEvenStep : kEvenUpTo * std::exp(kLogStep * (mel - turn));
}

/// The corners of the triangles: two more than bands.
std::vector<double> corners(const MelFilterShape& shape)
{
    const double low = toMel(shape.lowest, shape.scale);
    const double high = toMel(shape.highest, shape.scale);
    std::vector<double> hertz(static_cast<std::size_t>(shape.bands) + 2);
    for (std::size_t i = 0; i < hertz.size(); ++i)
        hertz[i] = toHertz(low + (high - low) * static_cast<double>(i) / (shape.bands + 1.0), shape.scale);
    return hertz;
}

} // namespace

std::vector<float> melFilters(const MelFilterShape& shape)
{
    const auto corner = corners(shape);
    const int bins = shape.points / 2 + 1;
    std::vector<float> filters;
    filters.reserve(static_cast<std::size_t>(shape.bands) * static_cast<std::size_t>(bins));
    for (std::size_t band = 0; band + 2 < corner.size(); ++band)
        for (int bin = 0; bin < bins; ++bin) {
            const double hertz = shape.sampleRate * bin / shape.points;
            const double rising = (hertz - corner[band]) / (corner[band + 1] - corner[band]);
            const double falling = (corner[band + 2] - hertz) / (corner[band + 2] - corner[band + 1]);
            const double height = std::max(0.0, std::min(rising, falling));
            filters.push_back(static_cast<float>(height * 2.0 / (corner[band + 2] - corner[band])));
        }
    return filters;
}

} // namespace melisma::ml
