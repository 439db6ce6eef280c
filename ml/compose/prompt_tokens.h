// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// A word or number of a prompt.
struct Token {
    std::string text;        ///< as written
    std::string word;        ///< ASCII lower case
    bool endsClause = false; ///< a comma, full stop or the like follows
    std::string gap = " ";   ///< what stands between it and the token before
    std::size_t at = 0;      ///< where it begins, in bytes
    std::size_t end() const { return at + text.size(); }
};

/// Words split at anything that is not a letter, digit or accidental. Numbers keep an inner '.', '/' and ':'
/// ("1.5", "6/8", "2:30") and are split from the letters behind them ("90bpm" is "90", "bpm").
std::vector<Token> tokenise(std::string_view prompt);

/// The words of tokens [first, first + count) joined by blanks, and the same stretch as written.
std::string joinedWords(const std::vector<Token>& tokens, std::size_t first, std::size_t count);
std::string joinedText(const std::vector<Token>& tokens, std::size_t first, std::size_t count);

} // namespace melisma::ml
