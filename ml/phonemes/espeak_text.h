// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::phonemes {

/// Who reads a word.
struct Reader {
    Language language;
    bool table = false; ///< by the table of kana, without espeak
    bool operator==(const Reader&) const = default;
};

/// The reader of a word in a text of `language`, by its script: kana and Devanagari have readers of their own, Latin
/// words in Hindi, Chinese and Japanese are English. Nothing when nobody can read it.
std::optional<Reader> readerOf(Language language, std::string_view word);

/// The word in characters that espeak 1.51 reads safely: it crashes on some signs and foreign letters, above all in
/// Hindi. Accents written apart are joined to their letters and ligatures are spelled out. What is left out goes to
/// `dropped`, each once.
std::string espeakText(Language reader, std::string_view word, std::vector<std::string>& dropped);

} // namespace melisma::ml::phonemes
