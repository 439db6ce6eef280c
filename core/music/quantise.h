// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/note.h"
#include "core/music/tempo_map.h"

namespace melisma::music {

struct Quantise {
    base::Beats grid{base::Beats::kTicksPerBeat / 4}; ///< spacing of the lines, from each bar line on
    double strength = 1.0;                            ///< 0 leaves notes alone, 1 puts them on the line
    double swing = 0.0; ///< 0..1: how far every second line of a bar goes towards the third triplet of its pair
    bool starts = true;
    bool ends = false; ///< ends move to lines too
    bool operator==(const Quantise&) const = default;
};

/// Whether grid, strength and swing are within their limits and something is to move.
bool isSound(const Quantise& settings);

/// The line of the swung grid nearest to `at`, the later one of two; as nearestGridLine() without swing.
base::Beats nearestLine(const TempoMap& map, base::Beats at, const Quantise& settings);
/// The first line behind `at`.
base::Beats nextLine(const TempoMap& map, base::Beats at, const Quantise& settings);

/// One note drawn to the grid; `shift` turns its time into the song's. Its length is kept unless ends move; then it
/// reaches the line behind its start at least.
Note quantised(const TempoMap& map, const Note& note, base::Beats shift, const Quantise& settings);

} // namespace melisma::music
