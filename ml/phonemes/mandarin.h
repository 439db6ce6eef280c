// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace melisma::ml::phonemes {

/// espeak's mnemonics of Mandarin ("n'i35_| X'Au21_|") as Kokoro's symbols ("ni↗xau↓"): the tone follows the vowel, and
/// blanks between syllables go, since espeak puts one after every syllable and not after every word.
std::string mandarinSymbols(std::string_view mnemonics);

} // namespace melisma::ml::phonemes
