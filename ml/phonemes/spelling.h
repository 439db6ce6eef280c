// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/syllables.h"

namespace melisma::ml::phonemes {

/// Cuts a written word where its syllables part: "melody" is mel-o-dy. Letters are aligned with sounds by least cost;
/// in English a single consonant stays with a stressed short vowel before it, and double consonants are parted. Answers
/// as many pieces as syllables, which joined give the word; a piece is empty when there are fewer letters. Approximate:
/// spelling does not always say where a sound is written. Without Latin letters the characters are shared out evenly.
std::vector<std::string> spelledSyllables(Language language, std::string_view word,
                                          const std::vector<Syllable>& syllables);

} // namespace melisma::ml::phonemes
