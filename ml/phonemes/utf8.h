// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace melisma::ml::phonemes {

/// One code point and how many bytes it takes.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};

/// The code point that begins at `at` (at < text.size()). Malformed bytes answer U+FFFD and one byte, so a loop always
/// gets on. Overlong forms, surrogates and values above U+10FFFF are malformed.
CodePoint decodeAt(std::string_view text, std::size_t at);

void appendUtf8(std::string& out, char32_t value);

std::u32string toUtf32(std::string_view text);
std::string toUtf8(std::u32string_view text);

/// ErrorKind::input with the position of the first byte that is not UTF-8.
base::Result<void> checkUtf8(std::string_view text);

/// What a code point is to a reader aloud.
enum class CharClass {
    space,     ///< blanks, line ends and control characters
    invisible, ///< joiners, soft hyphens, variation selectors, marks of direction: nothing at all
    letter,    ///< of any script, with combining marks
    digit,     ///< 0-9
    han,       ///< Chinese characters
    kana,      ///< Japanese syllabaries with the length mark
    emoji,     ///< pictures; not read
    other,     ///< punctuation and signs
};

CharClass classOf(char32_t value);

/// Word characters: letters, digits, Chinese characters and kana.
bool isWordClass(CharClass kind);

/// ASCII and Latin-1/Latin Extended-A, Greek and Cyrillic capitals; others have none as far as this goes.
char32_t lowered(char32_t value);
bool isUpper(char32_t value);
std::string lowered(std::string_view text);

} // namespace melisma::ml::phonemes
