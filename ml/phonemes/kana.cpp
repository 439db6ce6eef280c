// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/kana.h"

#include "ml/phonemes/utf8.h"

#include <array>

namespace melisma::ml::phonemes {

namespace {

constexpr char32_t kFirstHiragana = 0x3041;
constexpr char32_t kFirstKatakana = 0x30A1;
constexpr char32_t kLastPairedKatakana = 0x30F6;
constexpr char32_t kLong = 0x30FC;
constexpr char32_t kSmallTsu = U'っ';
constexpr char32_t kN = U'ん';

/// Hiragana from U+3041 on. Small vowels and small ya, yu, yo are listed as their large ones.
constexpr std::array<std::string_view, 86> kMorae{
    "a",  "a",   "i",  "i",  "ɯ",  "ɯ",  "e",  "e",  "o",   "o",  "ka", "ɡa", "kʲi", "ɡʲi", "kɯ",  "ɡɯ",  "ke", "ɡe",
    "ko", "ɡo",  "sa", "ʣa", "ɕi", "ʥi", "sɨ", "zɨ", "se",  "ʣe", "so", "ʣo", "ta",  "da",  "ʨi",  "ʥi",  "",   "ʦɨ",
    "zɨ", "te",  "de", "to", "do", "na", "ɲi", "nɯ", "ne",  "no", "ha", "ba", "pa",  "çi",  "bʲi", "pʲi", "ɸɯ", "bɯ",
    "pɯ", "he",  "be", "pe", "ho", "bo", "po", "ma", "mʲi", "mɯ", "me", "mo", "ja",  "ja",  "jɯ",  "jɯ",  "jo", "jo",
    "ɾa", "ɾʲi", "ɾɯ", "ɾe", "ɾo", "βa", "βa", "i",  "e",   "o",  "",   "vɯ", "ka",  "ke"};

char32_t asHiragana(char32_t value)
{
    return value >= kFirstKatakana && value <= kLastPairedKatakana ? value - kFirstKatakana + kFirstHiragana : value;
}

std::string_view moraOf(char32_t hiragana)
{
    const bool known = hiragana >= kFirstHiragana && hiragana < kFirstHiragana + kMorae.size();
    return known ? kMorae[hiragana - kFirstHiragana] : std::string_view();
}

/// The vowel that a small kana gives the mora before it, empty when `value` is not small. "jɨ" is the u of "kyu".
std::string_view smallVowel(char32_t value)
{
    constexpr std::u32string_view kSmall = U"ぁぃぅぇぉゃゅょゎ";
    constexpr std::array<std::string_view, 9> kVowels{"a", "i", "ɯ", "e", "o", "a", "ɨ", "o", "a"};
    const auto at = kSmall.find(value);
    return at == std::u32string_view::npos ? std::string_view() : kVowels[at];
}

bool palatalises(char32_t small)
{
    return small == U'ゃ' || small == U'ゅ' || small == U'ょ';
}

/// A mora without its vowel, which is always its last code point.
std::string_view onset(std::string_view mora)
{
    std::size_t end = mora.size();
    while (end > 0 && (static_cast<unsigned char>(mora[end - 1]) & 0xC0) == 0x80)
        --end;
    return mora.substr(0, end == 0 ? 0 : end - 1);
}

bool isOneOf(std::string_view sound, std::initializer_list<std::string_view> starts)
{
    for (const auto start : starts)
        if (sound.starts_with(start))
            return true;
    return false;
}

/// The onset before a small vowel: "ku" + small "a" is rounded, "te" + small "i" palatal, "u" + small "o" a glide.
std::string joinedOnset(char32_t large, char32_t small)
{
    const std::string_view mora = moraOf(large);
    const std::string plain(onset(mora));
    const bool palatal = isOneOf(mora, {"ɕ", "ʨ", "ʥ", "ç", "ɲ"}) || plain.ends_with("ʲ");
    if (palatalises(small))
        return palatal ? plain : plain + "ʲ";
    if (large == U'う')
        return "β";
    if (large == U'い')
        return "j";
    if (large == U'く' || large == U'ぐ')
        return plain + "ᵝ";
    const bool frontVowel = small == U'ぃ' && isOneOf(mora, {"te", "de", "ʦ", "ɸ", "v"});
    return frontVowel ? plain + "ʲ" : plain;
}

/// ん is said where the next consonant is.
std::string_view nasalBefore(std::string_view next)
{
    if (isOneOf(next, {"m", "p", "b"}))
        return "m";
    if (isOneOf(next, {"k", "ɡ"}))
        return "ŋ";
    if (isOneOf(next, {"ɲ", "ʨ", "ʥ"}))
        return "ɲ";
    return isOneOf(next, {"n", "t", "d", "ɾ", "z", "ʣ", "ʦ"}) ? "n" : "ɴ";
}

} // namespace

std::string kanaSymbols(std::string_view kana)
{
    std::u32string text = toUtf32(kana);
    for (char32_t& value : text)
        value = asHiragana(value);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t next = i + 1 < text.size() ? text[i + 1] : 0;
        const std::string_view vowel = smallVowel(next);
        if (text[i] == kLong)
            result += "ː";
        else if (text[i] == kSmallTsu)
            result += "ʔ";
        else if (text[i] == kN)
            result += nasalBefore(moraOf(next));
        else if (!vowel.empty() && smallVowel(text[i]).empty() && !moraOf(text[i]).empty()) {
            result += joinedOnset(text[i], next);
            result += vowel;
            ++i;
        } else
            result += moraOf(text[i]);
    }
    return result;
}

} // namespace melisma::ml::phonemes
