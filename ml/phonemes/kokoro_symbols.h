// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/language.h"

#include <string>
#include <string_view>

namespace melisma::ml::phonemes {

/// espeak's IPA (tied by U+0361) as the symbols Kokoro was trained with, which are those of misaki: one letter for each
/// diphthong and affricate, and in English no length marks (American), "ᵊ" before syllabic consonants, "T" for a flap.
/// For Language::zh the input is espeak's mnemonics with tone numbers, and tones become the arrows → ↗ ↓ ↘.
std::string kokoroSymbols(Language language, std::string_view espeakPhonemes);

/// Phonemes that a person wrote, as Kokoro has them: dictionaries' "tʃ", "eɪ", "iː" and a keyboard's "g" and "'"
/// (stress) become its letters; what is spelled its way stays.
std::string givenSymbols(Language language, std::string_view written);

} // namespace melisma::ml::phonemes
