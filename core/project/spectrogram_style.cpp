// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/spectrogram_style.h"

#include <bit>
#include <cmath>

namespace melisma::project {

namespace {

/// False for what is not a number, too.
bool within(double value, double low, double high)
{
    return value >= low && value <= high;
}

bool isOne(int value, int last)
{
    return value >= 0 && value <= last;
}

} // namespace

bool isSound(const SpectrogramStyle& style)
{
    const bool window = style.windowSize >= SpectrogramStyle::kSmallestWindow &&
                        style.windowSize <= SpectrogramStyle::kLargestWindow &&
                        std::has_single_bit(static_cast<unsigned>(style.windowSize));
    return window && within(style.rangeDb, SpectrogramStyle::kLeastRangeDb, SpectrogramStyle::kGreatestRangeDb) &&
           within(std::abs(style.gainDb), 0.0, SpectrogramStyle::kGreatestGainDb) &&
           isOne(static_cast<int>(style.scale), static_cast<int>(FrequencyScale::logarithmic)) &&
           isOne(static_cast<int>(style.window), static_cast<int>(WindowShape::rectangular)) &&
           isOne(static_cast<int>(style.colours), static_cast<int>(ColourMap::inverse));
}

} // namespace melisma::project
