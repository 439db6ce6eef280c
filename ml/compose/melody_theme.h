// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/genre.h"
#include "ml/compose/meter_grid.h"
#include "ml/compose/rng.h"

#include <array>
#include <optional>
#include <vector>

namespace melisma::ml {

/// A rhythm and a shape: scale steps from each note to the one before (the first is 0).
struct Motif {
    BarRhythm rhythm;
    std::vector<int> steps;
};

/// What all sections of one kind share: two motifs, an open and a closed phrase ending.
/// A phrase is four bars: motif A, motif B, A again higher or lower, ending; eight bars make a call and its answer.
struct Theme {
    Motif call;
    Motif reply;
    Motif variant; ///< the call's rhythm with another shape, for later occurrences
    Motif open;
    Motif closed;
    int sequence = 1;            ///< scale steps that the call moves when it comes back
    std::array<bool, 4> rests{}; ///< bars of the phrase that stay silent
    std::optional<int> opening;  ///< MIDI pitch that a call begins with; none: where the line wants it
};

/// `density` -1..1 prefers sparse or busy rhythms of the style.
Theme makeTheme(const MelodyStyle& style, const MeterGrid& grid, double density, Rng rng);

/// The motif for bar `bar` of a section of `bars` bars that is the `occurrence`-th of its kind; nothing to play
/// gives an empty rhythm.
Motif motifFor(const Theme& theme, int bar, int bars, int occurrence, Rng& rng);

} // namespace melisma::ml
