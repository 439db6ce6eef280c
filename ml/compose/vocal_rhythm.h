// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/meter_grid.h"
#include "ml/compose/rng.h"
#include "ml/compose/vocal_text.h"

#include <optional>
#include <vector>

namespace melisma::ml {

/// Where a syllable, or the holding of one, begins and how long it lasts, in steps from the start of its phrase.
struct VocalOnset {
    int step = 0;
    int length = 0;
    std::size_t syllable = 0;
    bool held = false; ///< a further note of the syllable before
    bool operator==(const VocalOnset&) const = default;
};

/// Room for a line: whole bars, and how close onsets may follow each other.
struct VocalRoom {
    int bars = 2;
    int closest = 2; ///< steps between two onsets at least
};

/// Sets a line into bars so that stressed syllables fall on strong beats, gaps are even, words are not torn apart, and
/// some room to breathe is left at the end: the cheapest of all placings by dynamic programming, after the metrical
/// well-formedness of Lerdahl and Jackendoff (A Generative Theory of Tonal Music, ch. 4) and the text-setting rules of
/// Halle and Lerdahl (A Generative Textsetting Model, 1993). `rng` leans towards one rhythm or another; equal streams
/// give equal rhythms to lines of equal stress. Nothing when the line does not fit.
std::optional<std::vector<VocalOnset>> setLine(const VocalLine& line, const MeterGrid& grid, const VocalRoom& room,
                                               Rng rng);

/// Steps from one onset to the next at least, so that words stay words at this tempo.
int closestOnsets(double bpm);

/// Steps that the line needs at least.
int stepsNeeded(const VocalLine& line, int closest);
int stepsNeeded(int notes, int closest);

/// Syllables with their held notes.
int notesOf(const VocalLine& line);

} // namespace melisma::ml
