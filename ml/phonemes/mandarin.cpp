// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/mandarin.h"

#include "ml/phonemes/symbol_table.h"

#include <array>

namespace melisma::ml::phonemes {

namespace {

/// Finals after pinyin's values: a glide is j, w or ɥ before a vowel; y- and w- before i, ü and u are spelling only.
constexpr std::array<Replacement, 57> kMandarin{{
    // initials
    {"ts.h", "ꭧʰ"},
    {"ts.", "ꭧ"},
    {"tsh", "ʦʰ"},
    {"ts", "ʦ"},
    {"tS;h", "ʨʰ"},
    {"tS;", "ʨ"},
    {"S;", "ɕ"},
    {"s.", "ʂ"},
    {"z.", "ɻ"},
    {"ph", "pʰ"},
    {"th", "tʰ"},
    {"kh", "kʰ"},
    {"X", "x"},
    {"N", "ŋ"},
    // vowels
    {"i[", "ɨ"},
    {"ts.i.", "ꭧɨ"},
    {"ts.hi.", "ꭧʰɨ"},
    {"s.i.", "ʂɨ"},
    {"z.i.", "ɻɨ"},
    {"iou", "jou"},
    {"jiou", "jou"},
    {"iE", "je"},
    {"jiE", "je"},
    {"iA", "ja"},
    {"jiA", "ja"},
    {"ji", "i"},
    {"ja", "ja"},
    {"jAu", "jau"},
    {"iAu", "jau"},
    {"wu@", "wə"},
    {"wu", "u"},
    {"u@", "wə"},
    {"uo", "wo"},
    {"ua", "wa"},
    {"uA", "wa"},
    {"uei", "wei"},
    {"wo-", "wə"},
    {"yE", "ɥe"},
    {"y&", "ɥɛ"},
    {"y@", "y"},
    {"yi", "y"},
    {"yu", "jʊ"},
    {"ong", "ʊŋ"},
    {"o-", "ɤ"},
    {"@r", "ɚ"},
    {"@", "ə"},
    {"E", "e"},
    {"A", "a"},
    {";", ""},
    // tones
    {"214", "↓"},
    {"21", "↓"},
    {"35", "↗"},
    {"55", "→"},
    {"51", "↘"},
    {"11", ""},
    {"22", ""},
    {"44", ""},
}};

/// Vowels that take another quality before a final n or ŋ ("xian", "gong", "xiong"), and the tone in its place.
constexpr std::array<Replacement, 16> kClosed{{{"je→n", "jɛ→n"},
                                               {"je↗n", "jɛ↗n"},
                                               {"je↓n", "jɛ↓n"},
                                               {"je↘n", "jɛ↘n"},
                                               {"jen", "jɛn"},
                                               {"ʊŋ→", "ʊ→ŋ"},
                                               {"ʊŋ↗", "ʊ↗ŋ"},
                                               {"ʊŋ↓", "ʊ↓ŋ"},
                                               {"ʊŋ↘", "ʊ↘ŋ"},
                                               {"y→ŋ", "jʊ→ŋ"},
                                               {"y↗ŋ", "jʊ↗ŋ"},
                                               {"y↓ŋ", "jʊ↓ŋ"},
                                               {"y↘ŋ", "jʊ↘ŋ"},
                                               {"ʨu", "ʨjʊ"},
                                               {"ʨʰu", "ʨʰjʊ"},
                                               {"ɕu", "ɕjʊ"}}};

/// Stress marks stand between an initial and its vowel and would hide the rows that need both.
std::string withoutMarks(std::string_view mnemonics)
{
    std::string result;
    for (const char c : mnemonics)
        if (std::string_view("',_|%= ").find(c) == std::string_view::npos)
            result += c;
    return result;
}

} // namespace

std::string mandarinSymbols(std::string_view mnemonics)
{
    return rewritten(rewritten(withoutMarks(mnemonics), kMandarin), kClosed);
}

} // namespace melisma::ml::phonemes
