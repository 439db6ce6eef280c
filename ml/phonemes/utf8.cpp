// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/utf8.h"

#include <algorithm>
#include <array>

namespace melisma::ml::phonemes {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Span {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool within(const std::array<Span, N>& spans, char32_t value)
{
    return std::any_of(spans.begin(), spans.end(),
                       [value](const Span& span) { return value >= span.first && value <= span.last; });
}

constexpr std::array<Span, 8> kInvisible{{{0xAD, 0xAD},
                                          {0x200B, 0x200F},
                                          {0x202A, 0x202E},
                                          {0x2060, 0x206F},
                                          {0xFE00, 0xFE0F},
                                          {0xFEFF, 0xFEFF},
                                          {0xFFF9, 0xFFFC},
                                          {0xE0000, 0xE01EF}}};
constexpr std::array<Span, 6> kSpaces{
    {{0, 0x20}, {0x7F, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x205F, 0x205F}}};
constexpr std::array<Span, 5> kHan{
    {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x323AF}, {0x3005, 0x3007}}};
constexpr std::array<Span, 3> kKana{{{0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x30FC, 0x30FE}}};
constexpr std::array<Span, 5> kEmoji{
    {{0x1F000, 0x1FAFF}, {0x2600, 0x27BF}, {0x2B00, 0x2BFF}, {0x2300, 0x23FF}, {0x20E3, 0x20E3}}};
/// Signs and punctuation outside ASCII; what is in none of the lists above and not here is a letter.
constexpr std::array<Span, 14> kSigns{{{0xA1, 0xA9},
                                       {0xAB, 0xB4},
                                       {0xB6, 0xB9},
                                       {0xBB, 0xBF},
                                       {0xD7, 0xD7},
                                       {0xF7, 0xF7},
                                       {0x2010, 0x205E},
                                       {0x20A0, 0x20CF},
                                       {0x2100, 0x22FF},
                                       {0x2400, 0x25FF},
                                       {0x2900, 0x2AFF},
                                       {0x2E00, 0x2E7F},
                                       {0xE000, 0xF8FF},
                                       {0xF0000, 0x10FFFF}}};
/// The punctuation of Chinese, Japanese and Hindi.
constexpr std::array<Span, 9> kFarSigns{{{0x0964, 0x0965},
                                         {0x3000, 0x3004},
                                         {0x3008, 0x3020},
                                         {0x3030, 0x3030},
                                         {0x30FB, 0x30FB},
                                         {0xFF01, 0xFF0F},
                                         {0xFF1A, 0xFF20},
                                         {0xFF3B, 0xFF40},
                                         {0xFF5B, 0xFF65}}};

bool isAsciiLetter(char32_t value)
{
    return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}

/// How many bytes a sequence with this first byte takes; 0 when none begins so.
std::size_t sequenceLength(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first < 0xE0)
        return 2;
    if (first >= 0xE0 && first < 0xF0)
        return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool allowed(char32_t value, std::size_t length)
{
    constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    return value >= kSmallest[length] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

} // namespace

CodePoint decodeAt(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = sequenceLength(first);
    if (length == 1)
        return {first, 1};
    if (length == 0 || at + length > text.size())
        return {kReplacement, 1};
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0) != 0x80)
            return {kReplacement, 1};
        value = value << 6U | (next & 0x3FU);
    }
    return allowed(value, length) ? CodePoint{value, length} : CodePoint{kReplacement, 1};
}

void appendUtf8(std::string& out, char32_t value)
{
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | (value >> shift & 0x3FU)); };
    if (value < 0x80) {
        out += static_cast<char>(value);
    } else if (value < 0x800) {
        out += static_cast<char>(0xC0U | value >> 6U);
        tail(0);
    } else if (value < 0x10000) {
        out += static_cast<char>(0xE0U | value >> 12U);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | value >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
}

std::u32string toUtf32(std::string_view text)
{
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, bytes] = decodeAt(text, at);
        result += value;
        at += bytes;
    }
    return result;
}

std::string toUtf8(std::u32string_view text)
{
    std::string result;
    for (const char32_t value : text)
        appendUtf8(result, value);
    return result;
}

base::Result<void> checkUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, bytes] = decodeAt(text, at);
        if (value == kReplacement && bytes == 1)
            return base::Error{base::ErrorKind::input,
                               "The text is not UTF-8: byte " + std::to_string(at + 1) + " fits no character",
                               "Save the text as UTF-8 and try again",
                               {}};
        at += bytes;
    }
    return {};
}

CharClass classOf(char32_t value)
{
    if (value >= '0' && value <= '9')
        return CharClass::digit;
    if (isAsciiLetter(value))
        return CharClass::letter;
    if (within(kSpaces, value) || value == 0x3000)
        return CharClass::space;
    if (value < 0x80)
        return CharClass::other;
    if (within(kInvisible, value))
        return CharClass::invisible;
    if (within(kHan, value))
        return CharClass::han;
    if (within(kKana, value))
        return CharClass::kana;
    if (within(kEmoji, value))
        return CharClass::emoji;
    return within(kSigns, value) || within(kFarSigns, value) || value == kReplacement ? CharClass::other
                                                                                      : CharClass::letter;
}

bool isWordClass(CharClass kind)
{
    return kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::han || kind == CharClass::kana;
}

char32_t lowered(char32_t value)
{
    if ((value >= 'A' && value <= 'Z') || (value >= 0xC0 && value <= 0xDE && value != 0xD7) ||
        (value >= 0x391 && value <= 0x3A9) || (value >= 0x410 && value <= 0x42F))
        return value + 32;
    if (value >= 0x400 && value <= 0x40F)
        return value + 80;
    if (value == 0x178)
        return 0xFF;
    // Latin Extended-A pairs capital and small letter; the parity turns twice.
    const bool evenPairs = (value >= 0x100 && value <= 0x137) || (value >= 0x14A && value <= 0x177);
    const bool oddPairs = (value >= 0x139 && value <= 0x148) || (value >= 0x179 && value <= 0x17E);
    if ((evenPairs && value % 2 == 0 && value != 0x130) || (oddPairs && value % 2 == 1))
        return value + 1;
    return value;
}

bool isUpper(char32_t value)
{
    return lowered(value) != value;
}

std::string lowered(std::string_view text)
{
    std::string result;
    for (const char32_t value : toUtf32(text))
        appendUtf8(result, lowered(value));
    return result;
}

} // namespace melisma::ml::phonemes
