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

/// Whether `line` is one that the drafter writes: a hook, or an opening with a tail of the book. Punctuation, case,
/// hyphens and underscores do not count.
bool isDrafted(const LyricBook& book, std::string_view line);

/// Letters and digits in lower case with single blanks between words, hyphens and underscores left out: what two
/// spellings of the same words share.
std::string bareLine(std::string_view line);

/// Syllables that a line of two bars should have.
int lineSyllables(const Plan& plan, int barSteps);

} // namespace melisma::ml
