// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/recognition/arpabet.h"

#include "ml/phonemes/utf8.h"

#include <array>
#include <utility>

namespace melisma::ml::recognition {

namespace {

constexpr std::array<std::pair<char32_t, std::string_view>, 46> kPhones{
    {{U'A', "EY"}, {U'I', "AY"}, {U'O', "OW"}, {U'Q', "OW"}, {U'W', "AW"}, {U'Y', "OY"}, {U'æ', "AE"}, {U'ɑ', "AA"},
     {U'ɒ', "AA"}, {U'ɔ', "AO"}, {U'ə', "AH"}, {U'ᵊ', "AH"}, {U'ʌ', "AH"}, {U'ɐ', "AH"}, {U'ɛ', "EH"}, {U'ɜ', "ER"},
     {U'ɪ', "IH"}, {U'ᵻ', "IH"}, {U'i', "IY"}, {U'ʊ', "UH"}, {U'u', "UW"}, {U'a', "AE"}, {U'b', "B"},  {U'ʧ', "CH"},
     {U'd', "D"},  {U'ð', "DH"}, {U'f', "F"},  {U'ɡ', "G"},  {U'h', "HH"}, {U'ʤ', "JH"}, {U'k', "K"},  {U'l', "L"},
     {U'm', "M"},  {U'n', "N"},  {U'ŋ', "NG"}, {U'p', "P"},  {U'ɹ', "R"},  {U's', "S"},  {U'ʃ', "SH"}, {U't', "T"},
     {U'T', "T"},  {U'θ', "TH"}, {U'v', "V"},  {U'w', "W"},  {U'j', "Y"},  {U'z', "Z"}}};

std::string_view phoneOf(char32_t symbol)
{
    if (symbol == U'ʒ')
        return "ZH";
    for (const auto& [from, phone] : kPhones)
        if (from == symbol)
            return phone;
    return {};
}

} // namespace

std::string arpabet(std::string_view phonemes)
{
    std::string result;
    const std::u32string symbols = phonemes::toUtf32(phonemes);
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        std::string_view phone = phoneOf(symbols[i]);
        // Where Kokoro writes a vowel and an r, the dictionary has one phone.
        const bool beforeR = i + 1 < symbols.size() && symbols[i + 1] == U'ɹ';
        if (beforeR && (symbols[i] == U'ə' || symbols[i] == U'ɜ')) {
            phone = "ER";
            ++i;
        }
        if (!phone.empty())
            result += (result.empty() ? "" : " ") + std::string(phone);
    }
    return result;
}

} // namespace melisma::ml::recognition
