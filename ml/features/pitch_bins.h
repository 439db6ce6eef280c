// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace melisma::ml {

// Trackers of the CREPE family (Kim et al., ICASSP 2018) name a pitch by one of 360 bins, 20 cents apart.

inline constexpr std::size_t kPitchBins = 360;
inline constexpr double kFirstPitchBin = 1997.3794084376191; ///< cents over 10 Hz
inline constexpr double kCentsPerBin = 20.0;

/// 10 Hz * 2^(cents / 1200)
double hertzOfCents(double cents);

/// The mean of the bins around the strongest, four to each side, weighted by their strength; in cents over 10 Hz. 0
/// when all are 0.
double centsAround(std::span<const float> bins, std::size_t strongest);

} // namespace melisma::ml
