// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::recognition {

/// A whole number in English words, parted by blanks: 1999 is "one thousand nine hundred ninety nine".
std::string spelledNumber(std::uint64_t number);

/// English text as the words that are said: small letters, no punctuation, numbers spelled ("3.5" is three point five,
/// "2nd" is second, "50%" is fifty percent), hyphens as blanks, typographic apostrophes plain, accents of Latin letters
/// gone. What two texts must have in common to count as the same words.
std::vector<std::string> spokenWords(std::string_view text);

} // namespace melisma::ml::recognition
