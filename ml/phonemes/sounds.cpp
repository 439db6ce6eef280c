// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/sounds.h"

#include "ml/phonemes/utf8.h"

namespace melisma::ml::phonemes {

namespace {

constexpr std::u32string_view kVowels = U"aeiouyAIOQWYæɐɑɒɔəɚɛɜɨɪɯøœʊʌɤᵻᵊ";
constexpr std::u32string_view kModifiers = U"ːʰʲᵝ\u0303→↗↓↘";
constexpr std::u32string_view kGlides = U"jwɥɰ";
constexpr std::u32string_view kLiquids = U"lɹrɾɽʎɻʋ";
constexpr std::u32string_view kNasals = U"mnŋɲɴɳ";
constexpr std::u32string_view kFricatives = U"fvszʃʒθðhxçβɸʂɕʝɣχʁS";

bool isIn(std::u32string_view list, char32_t symbol)
{
    return list.find(symbol) != std::u32string_view::npos;
}

} // namespace

bool isVowel(char32_t symbol)
{
    return isIn(kVowels, symbol);
}

int sonority(char32_t symbol)
{
    if (isVowel(symbol))
        return 5;
    if (isIn(kGlides, symbol))
        return 4;
    if (isIn(kLiquids, symbol))
        return 3;
    if (isIn(kNasals, symbol))
        return 2;
    return isIn(kFricatives, symbol) ? 1 : 0;
}

std::vector<Sound> soundsOf(std::string_view phonemes)
{
    std::vector<Sound> sounds;
    Stress stress = Stress::none;
    bool space = false;
    for (const char32_t symbol : toUtf32(phonemes)) {
        if (symbol == U'ˈ' || symbol == U'ˌ') {
            stress = symbol == U'ˈ' ? Stress::primary : Stress::secondary;
        } else if (symbol == U' ') {
            space = !sounds.empty();
        } else if (isIn(kModifiers, symbol) && !sounds.empty()) {
            sounds.back().written += symbol;
        } else {
            sounds.push_back({symbol, std::u32string(1, symbol), stress, space});
            stress = Stress::none;
            space = false;
        }
    }
    return sounds;
}

} // namespace melisma::ml::phonemes
