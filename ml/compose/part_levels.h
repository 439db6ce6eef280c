// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/genre.h"

namespace melisma::ml {

// What all balancing shares.

inline constexpr double kDigestSeconds = 24.0;
inline constexpr double kLowestGain = -40.0, kHighestGain = 12.0;
inline constexpr double kSilentLufs = -60.0;
inline constexpr double kLeadMargin = 1.0; ///< dB; the digest is not the song

/// LU of a role against the whole while it plays.
double targetOf(const GenreMix& mix, Role role);

double power(double db);
double decibels(double power);

/// Tenths of a decibel within the faders' range: what faders show, and the same on every machine of a kind.
double held(double gainDb);

} // namespace melisma::ml
