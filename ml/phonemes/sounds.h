// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::phonemes {

enum class Stress { none, secondary, primary };

/// One sound of a word in Kokoro's symbols: a letter with the length, aspiration, nasality or tone behind it.
struct Sound {
    char32_t base = 0;
    std::u32string written; ///< base and what modifies it, without stress
    Stress stress = Stress::none;
    bool afterSpace = false; ///< a blank stands before it, as in numbers read as several words
};

std::vector<Sound> soundsOf(std::string_view phonemes);

bool isVowel(char32_t symbol);

/// How open a sound is: 0 stops and affricates, 1 fricatives, 2 nasals, 3 liquids, 4 glides, 5 vowels.
int sonority(char32_t symbol);

} // namespace melisma::ml::phonemes
