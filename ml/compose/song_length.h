// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/meter_grid.h"

#include <optional>

namespace melisma::ml {

/// A song's length and tempo.
struct SongLength {
    int bars = 1; ///< musical bars; the last may be longer or shorter than the others
    double bpm = 100.0;
    base::Beats length; ///< of all
};

/// Fills exactly `seconds`. With an asked tempo that is kept and the last bar gives way (held longer or cut); without
/// one the tempo moves from `usualBpm` just so that whole bars fit, preferably a multiple of `unit`.
SongLength fillSeconds(const MeterGrid& grid, double seconds, std::optional<double> askedBpm, double usualBpm,
                       int unit);

/// Whole bars at a tempo.
SongLength wholeBars(const MeterGrid& grid, int bars, double bpm);

} // namespace melisma::ml
