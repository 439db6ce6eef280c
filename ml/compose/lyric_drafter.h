// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/lyric_book.h"
#include "ml/compose/plan.h"
#include "ml/compose/pronouncer.h"

#include <string>

namespace melisma::ml {

/// Lyrics written by the program, to be changed by the person.
struct DraftedLyrics {
    std::string text; ///< a heading and lines for each section that is sung: "[Verse]"
    std::string theme;
};

/// Drafts English words for the plan's sections from the book's material: lines of as many syllables as sing easily in
/// two bars at the song's tempo, stresses that alternate where there is a choice, end rhymes (ABAB or AABB, judged by
/// sound; no word rhymes with itself), a refrain around a line that comes back. Verses differ, refrains do not. The
/// same plan gives the same words. Errors are the pronouncer's.
base::Result<DraftedLyrics> draftLyrics(const LyricBook& book, const Plan& plan, std::string_view prompt,
                                        Pronouncer& pronouncer);

/// Syllables that a line of two bars should have.
int lineSyllables(const Plan& plan, int barSteps);

} // namespace melisma::ml
