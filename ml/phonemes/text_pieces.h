// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::phonemes {

enum class PieceKind {
    word, ///< to be read; `text` is what a reader sees
    mark, ///< punctuation; `text` is one of ; : , . ! ? — … " ( ) “ ”
    given ///< a word with its phonemes: [word](/phonemes/); `text` holds these
};

/// A stretch of the source text.
struct TextPiece {
    PieceKind kind = PieceKind::word;
    std::size_t begin = 0; ///< bytes of the source
    std::size_t end = 0;
    std::string text;
    bool spaceBefore = false;
};

struct TextPieces {
    std::vector<TextPiece> pieces;
    std::vector<std::string> unread; ///< pictures and signs that nobody reads aloud, each once
};

/// Cuts UTF-8 text into words and marks. Full stops, commas and colons inside numbers, and full stops of abbreviations,
/// stay with their word; each Chinese character is a word; other punctuation becomes the nearest mark that Kokoro knows
/// ("«" is “, "。" is .), and markup signs go. Control characters are blanks. Words of more than 40 characters are cut.
TextPieces piecesOf(Language language, std::string_view text);

} // namespace melisma::ml::phonemes
