// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace melisma::project {

/// Which points between `first` and `last`, whose ends stay, are needed so that none of those left out lies further
/// than `tolerance` from the line of those kept; marks them in `kept`. off(a, i, b) is how far point i lies from the
/// line from a to b (Ramer 1972, Douglas and Peucker 1973).
template <class Off>
void markNeeded(std::size_t first, std::size_t last, double tolerance, std::vector<bool>& kept, const Off& off)
{
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        double farthest = tolerance;
        std::size_t place = 0;
        for (std::size_t i = from + 1; i < to; ++i)
            if (const double distance = off(from, i, to); distance > farthest) {
                farthest = distance;
                place = i;
            }
        if (place == 0)
            continue;
        kept[place] = true;
        open.emplace_back(from, place);
        open.emplace_back(place, to);
    }
}

} // namespace melisma::project
