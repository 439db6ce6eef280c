// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace melisma::audio {

/// The place nearest to `at`, from `first` on, where a cut does not click: a sample of zero, or the smaller of two
/// between which the sign changes (of equal ones the later). Of two places as near the earlier. The first and last
/// sample only serve as neighbours.
std::optional<std::size_t> nearestZeroCrossing(std::span<const float> samples, std::size_t at, std::size_t first = 1);

} // namespace melisma::audio
