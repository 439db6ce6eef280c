// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/espeak_text.h"

#include "ml/phonemes/marks.h"
#include "ml/phonemes/utf8.h"

#include <algorithm>

namespace melisma::ml::phonemes {

namespace {

constexpr char32_t kFirstDevanagari = 0x900;
constexpr char32_t kLastDevanagari = 0x97F;

bool isIn(std::u32string_view list, char32_t value)
{
    return list.find(value) != std::u32string_view::npos;
}

bool isDevanagari(char32_t value)
{
    return value >= kFirstDevanagari && value <= kLastDevanagari;
}

bool isAscii(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isLatinLetter(char32_t value)
{
    return (value >= 0xC0 && value <= 0x17F && value != 0xD7 && value != 0xF7) ||
           (value >= 0x1E00 && value <= 0x1EFF) || value == 0xAA || value == 0xBA;
}

/// Only what long fuzzing of the library found harmless.
bool isSafe(Language reader, char32_t value)
{
    const CharClass kind = classOf(value);
    if (kind == CharClass::digit)
        return true;
    if (reader == Language::hi)
        return isIn(U".,", value) || (value >= 0x900 && value < 0x950) || (value >= 0x958 && value < 0x964) ||
               (value >= 0x966 && value < 0x970);
    if (reader == Language::zh)
        return isIn(U".,%", value) || kind == CharClass::han;
    if (reader == Language::ja)
        return isIn(U".,", value);
    return (value < 0x80 && kind == CharClass::letter) || isLatinLetter(value) || isIn(U"'-./,:", value) ||
           isSpokenSign(value);
}

struct Accents {
    char32_t mark;
    std::u32string_view plain;
    std::u32string_view joined;
};

constexpr std::array<Accents, 7> kAccents{{{0x300, U"aeiouAEIOU", U"àèìòùÀÈÌÒÙ"},
                                           {0x301, U"aeiouyncszAEIOUN", U"áéíóúýńćśźÁÉÍÓÚŃ"},
                                           {0x302, U"aeiouAEIOU", U"âêîôûÂÊÎÔÛ"},
                                           {0x303, U"anoANO", U"ãñõÃÑÕ"},
                                           {0x308, U"aeiouyAEIOU", U"äëïöüÿÄËÏÖÜ"},
                                           {0x327, U"csCS", U"çşÇŞ"},
                                           {0x30C, U"cszrenCSZ", U"čšžřěňČŠŽ"}}};

/// The letter with the accent, or the letter alone when that is no letter of Latin scripts.
char32_t accented(char32_t letter, char32_t mark)
{
    for (const Accents& row : kAccents) {
        const auto at = row.plain.find(letter);
        if (row.mark == mark && at != std::u32string_view::npos)
            return row.joined[at];
    }
    return letter;
}

std::u32string_view spelledOut(char32_t value)
{
    switch (value) {
    case 0xFB00:
        return U"ff";
    case 0xFB01:
        return U"fi";
    case 0xFB02:
        return U"fl";
    case 0xFB03:
        return U"ffi";
    case 0xFB04:
        return U"ffl";
    default:
        return {};
    }
}

std::u32string composed(std::string_view word)
{
    std::u32string result;
    for (const char32_t value : toUtf32(word)) {
        const auto ligature = spelledOut(value);
        const bool combining = value >= 0x300 && value <= 0x36F;
        if (!ligature.empty())
            result += ligature;
        else if (combining && !result.empty())
            result.back() = accented(result.back(), value);
        else if (!combining)
            result += value;
    }
    return result;
}

} // namespace

std::optional<Reader> readerOf(Language language, std::string_view word)
{
    const char32_t first = word.empty() ? U' ' : decodeAt(word, 0).value;
    const CharClass kind = classOf(first);
    if (kind == CharClass::kana)
        return Reader{Language::ja, true};
    if (kind == CharClass::han)
        return language == Language::zh ? std::optional(Reader{language}) : std::nullopt;
    if (isDevanagari(first))
        return Reader{Language::hi};
    const bool farScript = language == Language::ja || language == Language::zh || language == Language::hi;
    return Reader{farScript && kind == CharClass::letter && isAscii(word) ? Language::enUs : language};
}

std::string espeakText(Language reader, std::string_view word, std::vector<std::string>& dropped)
{
    std::string result;
    for (const char32_t value : composed(word)) {
        if (isSafe(reader, value)) {
            appendUtf8(result, value);
            continue;
        }
        std::string sign;
        appendUtf8(sign, value);
        if (std::find(dropped.begin(), dropped.end(), sign) == dropped.end())
            dropped.push_back(sign);
    }
    return result;
}

} // namespace melisma::ml::phonemes
