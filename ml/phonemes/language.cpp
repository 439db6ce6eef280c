// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/language.h"

#include <algorithm>
#include <string>
#include <utility>

namespace melisma::ml::phonemes {

namespace {

struct LanguageRow {
    Language language;
    std::string_view code;
    char voiceLetter;
};

constexpr std::array<LanguageRow, kLanguages.size()> kRows{{{Language::enUs, "en-us", 'a'},
                                                            {Language::enGb, "en-gb", 'b'},
                                                            {Language::es, "es", 'e'},
                                                            {Language::fr, "fr", 'f'},
                                                            {Language::hi, "hi", 'h'},
                                                            {Language::it, "it", 'i'},
                                                            {Language::ja, "ja", 'j'},
                                                            {Language::ptBr, "pt-br", 'p'},
                                                            {Language::zh, "zh", 'z'}}};

constexpr std::array<std::pair<std::string_view, Language>, 8> kOtherCodes{{{"en", Language::enUs},
                                                                            {"pt", Language::ptBr},
                                                                            {"fr-fr", Language::fr},
                                                                            {"es-es", Language::es},
                                                                            {"it-it", Language::it},
                                                                            {"ja-jp", Language::ja},
                                                                            {"zh-cn", Language::zh},
                                                                            {"cmn", Language::zh}}};

std::string canonical(std::string_view code)
{
    std::string result(code);
    for (char& c : result)
        c = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

} // namespace

std::string_view codeOf(Language language)
{
    return std::find_if(kRows.begin(), kRows.end(), [&](const auto& row) { return row.language == language; })->code;
}

base::Result<Language> languageOf(std::string_view code)
{
    const std::string wanted = canonical(code);
    for (const auto& row : kRows)
        if (row.code == wanted)
            return row.language;
    for (const auto& [other, language] : kOtherCodes)
        if (other == wanted)
            return language;
    return base::Error{base::ErrorKind::usage,
                       "There is no voice for the language '" + std::string(code) + "'",
                       "Use one of en-us, en-gb, es, fr, hi, it, ja, pt-br, zh",
                       {}};
}

base::Result<Language> languageOfVoice(std::string_view voiceId)
{
    for (const auto& row : kRows)
        if (!voiceId.empty() && voiceId.front() == row.voiceLetter)
            return row.language;
    return base::Error{base::ErrorKind::usage,
                       "The voice '" + std::string(voiceId) + "' does not say its language",
                       "Name the language too, for example en-us",
                       {}};
}

bool isEnglish(Language language)
{
    return language == Language::enUs || language == Language::enGb;
}

} // namespace melisma::ml::phonemes
