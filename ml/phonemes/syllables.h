// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/language.h"
#include "ml/phonemes/sounds.h"

namespace melisma::ml::phonemes {

/// A syllable as it is sung: the nucleus is held, onset and coda are short.
struct Syllable {
    std::string onset;
    std::string nucleus;
    std::string coda;
    Stress stress = Stress::none;

    /// In Kokoro's spelling: the stress mark stands before the nucleus.
    std::string phonemes() const;
    bool operator==(const Syllable&) const = default;
};

/// Cuts a word's phonemes into syllables. Consonants between vowels go to the right as far as they can begin a word:
/// in English by the list of its onsets, elsewhere as far as sonority rises. A blank always ends a syllable. A word
/// without a vowel is one syllable around its most sonorous sound; an empty one has none.
std::vector<Syllable> syllabify(Language language, std::string_view phonemes);

/// Two syllables on one note, and one syllable on two: the vowel is repeated and the coda goes to the second.
Syllable merged(const Syllable& first, const Syllable& second);
std::pair<Syllable, Syllable> divided(const Syllable& whole);

} // namespace melisma::ml::phonemes
