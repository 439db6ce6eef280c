// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/kokoro_symbols.h"

#include "ml/phonemes/mandarin.h"
#include "ml/phonemes/symbol_table.h"

#include <array>

namespace melisma::ml::phonemes {

namespace {

// U+0361 ties, U+0329 makes a consonant syllabic, U+0303 makes a vowel nasal. The tie itself ends as nothing.
#define TIE "\u0361"

constexpr std::array<Replacement, 30> kAmerican{
    {{"a" TIE "ɪ", "I"}, {"a" TIE "ʊ", "W"}, {"e" TIE "ɪ", "A"},  {"o" TIE "ʊ", "O"}, {"ɔ" TIE "ɪ", "Y"},
     {"t" TIE "ʃ", "ʧ"}, {"d" TIE "ʒ", "ʤ"}, {"ə" TIE "l", "ᵊl"}, {"ʔn\u0329", "tn"}, {"ʔˌn\u0329", "tn"},
     {"n\u0329", "ᵊn"},  {"m\u0329", "ᵊm"},  {"l\u0329", "ᵊl"},   {"ɚ", "əɹ"},        {"ɚɹ", "əɹ"},
     {"ɜːɹ", "ɜɹ"},      {"ɜː", "ɜɹ"},       {"ɪ" TIE "ə", "iə"}, {"ɪə", "iə"},       {"e", "A"},
     {"o", "ɔ"},         {"r", "ɹ"},         {"ɾ", "T"},          {"ʔ", "t"},         {"ɐ", "ə"},
     {"ː", ""},          {"x", "k"},         {"ç", "k"},          {"ɬ", "l"},         {"\u0303", ""}}};

constexpr std::array<Replacement, 28> kBritish{
    {{"a" TIE "ɪ", "I"},  {"a" TIE "ʊ", "W"}, {"e" TIE "ɪ", "A"},  {"ə" TIE "ʊ", "Q"},  {"ɔ" TIE "ɪ", "Y"},
     {"t" TIE "ʃ", "ʧ"},  {"d" TIE "ʒ", "ʤ"}, {"ə" TIE "l", "ᵊl"}, {"e" TIE "ə", "ɛː"}, {"eə", "ɛː"},
     {"i" TIE "ə", "ɪə"}, {"iə", "ɪə"},       {"ʔn\u0329", "tn"},  {"ʔˌn\u0329", "tn"}, {"n\u0329", "ᵊn"},
     {"m\u0329", "ᵊm"},   {"l\u0329", "ᵊl"},  {"ɚ", "əɹ"},         {"e", "A"},          {"o", "ɔ"},
     {"r", "ɹ"},          {"ɾ", "T"},         {"ʔ", "t"},          {"ɐ", "ə"},          {"x", "k"},
     {"ç", "k"},          {"ɬ", "l"},         {"\u0303", ""}}};

/// What misaki does to every language that it leaves to espeak.
constexpr std::array<Replacement, 11> kShared{{{"a" TIE "ɪ", "I"},
                                               {"a" TIE "ʊ", "W"},
                                               {"e" TIE "ɪ", "A"},
                                               {"o" TIE "ʊ", "O"},
                                               {"ə" TIE "ʊ", "Q"},
                                               {"ɔ" TIE "ɪ", "Y"},
                                               {"d" TIE "z", "ʣ"},
                                               {"d" TIE "ʒ", "ʤ"},
                                               {"s" TIE "s", "S"},
                                               {"t" TIE "s", "ʦ"},
                                               {"t" TIE "ʃ", "ʧ"}}};

/// Left over by espeak: ties, hyphens, and Kirshenbaum dots for retroflexes that would read as full stops.
constexpr std::array<Replacement, 17> kLeftovers{{{TIE, ""},
                                                  {"-", ""},
                                                  {"r.", "ɽ"},
                                                  {"s.", "ʂ"},
                                                  {"z.", "ʐ"},
                                                  {"t.", "ʈ"},
                                                  {"d.", "ɖ"},
                                                  {"n.", "ɳ"},
                                                  {".", ""},
                                                  {"\u0329", ""},
                                                  {"\u032A", ""},
                                                  {"\u032F", ""},
                                                  {"g", "ɡ"},
                                                  {"ä", "a"},
                                                  {"e\u031E", "e"},
                                                  {"o\u031E", "o"},
                                                  {"?", ""}}};

/// espeak's Japanese beyond the shared rows; used for digits, since kana have a table of their own.
constexpr std::array<Replacement, 8> kJapanese{{{"t" TIE "ɕ", "ʨ"},
                                                {"d" TIE "ʑ", "ʥ"},
                                                {"ɯ" TIE "ᵝ", "ɯ"},
                                                {"ɯᵝ", "ɯ"},
                                                {"ɽ", "ɾ"},
                                                {"ˈ", ""},
                                                {"ˌ", ""},
                                                {"t" TIE "s", "ʦ"}}};

/// What dictionaries and keyboards spell in another way than Kokoro.
constexpr std::array<Replacement, 6> kGiven{
    {{"tʃ", "ʧ"}, {"dʒ", "ʤ"}, {"g", "ɡ"}, {"'", "ˈ"}, {"\u2019", "ˈ"}, {TIE, ""}}};
constexpr std::array<Replacement, 9> kGivenEnglish{{{"aɪ", "I"},
                                                    {"aʊ", "W"},
                                                    {"eɪ", "A"},
                                                    {"oʊ", "O"},
                                                    {"əʊ", "Q"},
                                                    {"ɔɪ", "Y"},
                                                    {"ɝ", "ɜɹ"},
                                                    {"ɚ", "əɹ"},
                                                    {"r", "ɹ"}}};
constexpr std::array<Replacement, 4> kGivenAmerican{{{"Q", "O"}, {"ɜːɹ", "ɜɹ"}, {"ɜː", "ɜɹ"}, {"ː", ""}}};

#undef TIE

std::string inLanguage(Language language, std::string_view written)
{
    switch (language) {
    case Language::enUs:
        return rewritten(written, kAmerican);
    case Language::enGb:
        return rewritten(written, kBritish);
    case Language::ja:
        return rewritten(written, kJapanese);
    default:
        return rewritten(written, kShared);
    }
}

} // namespace

std::string kokoroSymbols(Language language, std::string_view espeakPhonemes)
{
    if (language == Language::zh)
        return mandarinSymbols(espeakPhonemes);
    return rewritten(inLanguage(language, espeakPhonemes), kLeftovers);
}

std::string givenSymbols(Language language, std::string_view written)
{
    auto symbols = rewritten(written, kGiven);
    if (isEnglish(language))
        symbols = rewritten(symbols, kGivenEnglish);
    return language == Language::enUs ? rewritten(symbols, kGivenAmerican) : symbols;
}

} // namespace melisma::ml::phonemes
