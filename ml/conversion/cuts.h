// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace melisma::ml {

/// How a long recording is cut, in seconds.
struct Cutting {
    double around = 1.0;   ///< sound before and behind each piece that is heard with it
    double search = 5.0;   ///< a cut lies this far from its place at most
    double between = 30.0; ///< places of cuts
    double longest = 32.0; ///< what is shorter is not cut
};

/// Where to cut sound at 16 kHz, in samples, multiples of 160 in rising order: near multiples of `between`, where a
/// hundredth of a second is quietest.
std::vector<std::size_t> quietCuts(std::span<const float> samples16k, const Cutting& cutting);

/// `count` samples from `first` of sound that is mirrored at both ends, its last samples told once, as often as needed.
std::vector<float> mirrored(std::span<const float> samples, std::ptrdiff_t first, std::size_t count);

} // namespace melisma::ml
