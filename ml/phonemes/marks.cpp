// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/marks.h"

#include <array>

namespace melisma::ml::phonemes {

namespace {

struct MarkRow {
    std::u32string_view characters;
    std::string_view mark;
};

constexpr std::array<MarkRow, 13> kMarks{{{U";", ";"},
                                          {U":", ":"},
                                          {U",、､", ","},
                                          {U".。｡।॥", "."},
                                          {U"!", "!"},
                                          {U"?", "?"},
                                          {U"—–―〜∼", "—"},
                                          {U"…‥", "…"},
                                          {U"\"＂", "\""},
                                          {U"([{〔", "("},
                                          {U")]}〕", ")"},
                                          {U"“„‟«‹「『《〈【", "“"},
                                          {U"”»›」』》〉】", "”"}}};

bool isIn(std::u32string_view list, char32_t value)
{
    return list.find(value) != std::u32string_view::npos;
}

} // namespace

std::string_view markOf(char32_t value)
{
    for (const MarkRow& row : kMarks)
        if (isIn(row.characters, value))
            return row.mark;
    return {};
}

char32_t plainForm(char32_t value)
{
    if (value >= 0xFF01 && value <= 0xFF5D)
        return value - 0xFEE0;
    if (value == 0x2019 || value == 0x2BC || value == 0x2018)
        return '\'';
    if (value == 0x2010 || value == 0x2011 || value == 0x2212)
        return '-';
    return value == 0xFF5E ? U'〜' : value;
}

bool isSilentSign(char32_t value)
{
    return isIn(U"'-¡¿*_~`^|<>\\/#・·•†‡′″", value);
}

bool isSpokenSign(char32_t value)
{
    return isIn(U"&+=%@°©®™½¼¾²³§×÷", value) || isCurrency(value);
}

bool isCurrency(char32_t value)
{
    return isIn(U"$€£¥₹", value);
}

} // namespace melisma::ml::phonemes
