// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/language.h"

#include <string_view>

namespace melisma::ml::phonemes {

/// How much a full stop behind a word says about the end of a sentence.
enum class StopKind {
    ends,   ///< an ordinary word: the sentence ends
    never,  ///< belongs to a word that needs another behind it: "Mr.", "e.g.", "J."
    unclear ///< belongs to the word but may end the sentence too: "etc.", "U.S."
};

/// `word` is what stands before the full stop, with inner ones: "Mr", "e.g", "3", "U.S".
StopKind stopAfter(Language language, std::string_view word);

} // namespace melisma::ml::phonemes
