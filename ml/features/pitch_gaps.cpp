// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/features/pitch_gaps.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

std::vector<float> withoutGaps(std::vector<float> pitch, GapLine line)
{
    const auto next = [&](std::size_t from) {
        return static_cast<std::size_t>(std::find_if(pitch.begin() + static_cast<std::ptrdiff_t>(from), pitch.end(),
                                                     [](float hertz) { return hertz > 0.0F; }) -
                                        pitch.begin());
    };
    const auto between = [&](float left, float right, float share) {
        return line == GapLine::hertz ? std::lerp(left, right, share) : left * std::pow(right / left, share);
    };
    std::size_t right = next(0);
    if (right == pitch.size())
        return pitch;
    std::fill(pitch.begin(), pitch.begin() + static_cast<std::ptrdiff_t>(right), pitch[right]);
    for (std::size_t left = right; left + 1 < pitch.size(); left = right) {
        right = next(left + 1);
        const bool ends = right == pitch.size();
        for (std::size_t i = left + 1; i < right; ++i)
            pitch[i] = ends ? pitch[left]
                            : between(pitch[left], pitch[right],
                                      static_cast<float>(i - left) / static_cast<float>(right - left));
    }
    return pitch;
}

} // namespace melisma::ml
