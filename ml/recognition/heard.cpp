// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/recognition/heard.h"

namespace melisma::ml::recognition {

std::string bareWord(std::string_view word)
{
    return std::string(word.substr(0, word.find('(')));
}

std::string Heard::text() const
{
    std::string result;
    for (const auto& word : words)
        result += (result.empty() ? "" : " ") + bareWord(word.text);
    return result;
}

} // namespace melisma::ml::recognition
