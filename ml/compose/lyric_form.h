// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/genre.h"
#include "ml/compose/lexicon.h"
#include "ml/compose/meter_grid.h"
#include "ml/compose/vocal_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// What the lyrics say about a section: its kind and, for each of its lines, how many notes that has.
struct LyricStretch {
    std::string kind;
    std::vector<int> notes; ///< empty: named only, so it is played
    bool operator==(const LyricStretch&) const = default;
};

/// What the planner must know of the words and of who sings them.
struct SungWishes {
    Register range;
    std::vector<LyricStretch> stretches; ///< empty: the form is the genre's
};

/// "Verse 2", "Pre-Chorus" and "Strophe" as the composer calls them; an unknown name in lower case.
std::string sectionKindOf(std::string_view tag, const Lexicon& lexicon);

/// Gives the stanzas of `text` the composer's kinds. Where no stanza says what it is and one comes back word for word,
/// that is the chorus.
void settleKinds(VocalText& text, const Lexicon& lexicon);

/// The sections that the lyrics ask for, in their order, with headings that have no lines ("[Intro]"); none when a
/// single stanza stands there without a heading. `text` is the same lyrics, cut, with its kinds settled.
std::vector<LyricStretch> stretchesOf(std::string_view lyrics, const VocalText& text, const Lexicon& lexicon);

/// Bars that a line of `notes` notes should get, and the form that holds all stretches: room for each line in whole
/// groups of four bars, with the genre's intro and outro around them.
int usualLineBars(int notes, const MeterGrid& grid, double bpm);
std::vector<FormEntry> formOf(const std::vector<LyricStretch>& stretches, const Genre& genre, const MeterGrid& grid,
                              double bpm);

} // namespace melisma::ml
