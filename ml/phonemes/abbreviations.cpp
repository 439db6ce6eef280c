// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/abbreviations.h"

#include "ml/phonemes/utf8.h"

#include <algorithm>
#include <span>

namespace melisma::ml::phonemes {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 34> kEnglish{"mr",  "mrs",  "ms",  "dr",  "prof", "st",     "rev",  "hon", "gen",
                                                    "col", "capt", "lt",  "sgt", "gov",  "sen",    "rep",  "fig", "vol",
                                                    "no",  "vs",   "e.g", "i.e", "cf",   "approx", "dept", "est", "mt",
                                                    "ft",  "pp",   "p",   "op",  "ed",   "al",     "ca"};
constexpr std::array<std::string_view, 13> kSpanish{"sr", "sra", "srta", "dr",  "dra",  "d", "prof",
                                                    "ud", "uds", "núm",  "pág", "p.ej", "av"};
constexpr std::array<std::string_view, 11> kFrench{"m",  "mm",  "mme", "mlle", "dr", "pr",
                                                   "st", "ste", "p",   "p.ex", "cf"};
constexpr std::array<std::string_view, 12> kItalian{"sig", "dott", "dr",   "prof", "avv",    "ing",
                                                    "san", "pag",  "p.es", "es",   "ecc.ma", "art"};
constexpr std::array<std::string_view, 11> kPortuguese{"sr",    "sra", "srta", "dr",  "dra", "prof",
                                                       "profa", "av",  "p.ex", "pág", "núm"};
constexpr std::array<std::string_view, 18> kUnclear{"etc", "jr",  "sr",  "inc",  "ltd", "co",  "corp", "a.m", "p.m",
                                                    "u.s", "u.k", "e.u", "ph.d", "ecc", "jan", "feb",  "dec", "bros"};

Words neverEnding(Language language)
{
    switch (language) {
    case Language::es:
        return kSpanish;
    case Language::fr:
        return kFrench;
    case Language::it:
        return kItalian;
    case Language::ptBr:
        return kPortuguese;
    default:
        return kEnglish;
    }
}

bool contains(Words words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "J" in "J. S. Bach"; "I" and "A" are words of their own in English.
bool isInitial(Language language, std::string_view word)
{
    const auto letters = toUtf32(word);
    const bool pronoun = isEnglish(language) && (word == "I" || word == "A");
    return letters.size() == 1 && isUpper(letters.front()) && !pronoun;
}

/// Single letters parted by full stops: "U.S.A".
bool isDotted(std::string_view word)
{
    const auto letters = toUtf32(word);
    if (letters.size() < 3 || letters.size() % 2 == 0)
        return false;
    for (std::size_t i = 0; i < letters.size(); ++i)
        if ((i % 2 == 1) != (letters[i] == U'.') || (i % 2 == 0 && classOf(letters[i]) != CharClass::letter))
            return false;
    return true;
}

} // namespace

StopKind stopAfter(Language language, std::string_view word)
{
    const std::string small = lowered(word);
    if (contains(neverEnding(language), small) || isInitial(language, word))
        return StopKind::never;
    return contains(kUnclear, small) || isDotted(word) ? StopKind::unclear : StopKind::ends;
}

} // namespace melisma::ml::phonemes
