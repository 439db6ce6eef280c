// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_tokens.h"

#include <algorithm>

namespace melisma::ml {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    // Bytes of UTF-8 letters count as letters: words of any language stay whole.
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::size_t numberEnd(std::string_view text, std::size_t at)
{
    const auto joins = [&](std::size_t i) {
        return (text[i] == '.' || text[i] == '/' || text[i] == ':') && i + 1 < text.size() && isDigit(text[i + 1]);
    };
    while (at < text.size() && (isDigit(text[at]) || joins(at)))
        ++at;
    return at;
}

/// Letters, then anything a chord symbol or a contraction may hold.
std::size_t wordEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() &&
           (isLetter(text[at]) || isDigit(text[at]) || text[at] == '#' || text[at] == '\'' ||
            (text[at] == '/' && at + 1 < text.size() && text[at + 1] >= 'A' && text[at + 1] <= 'G')))
        ++at;
    return at;
}

} // namespace

std::vector<Token> tokenise(std::string_view prompt)
{
    constexpr std::string_view kClauseEnds = ",.;:!?()\n";
    std::vector<Token> tokens;
    std::size_t last = 0;
    for (std::size_t at = 0; at < prompt.size();) {
        const std::size_t end = isDigit(prompt[at]) ? numberEnd(prompt, at) : wordEnd(prompt, at);
        if (end > at) {
            const auto text = prompt.substr(at, end - at);
            tokens.push_back(
                {std::string(text), lowered(text), false, std::string(prompt.substr(last, at - last)), at});
            last = end;
            at = end;
            continue;
        }
        if (!tokens.empty() && kClauseEnds.find(prompt[at]) != std::string_view::npos)
            tokens.back().endsClause = true;
        ++at;
    }
    if (!tokens.empty())
        tokens.back().endsClause = true;
    return tokens;
}

std::string joinedWords(const std::vector<Token>& tokens, std::size_t first, std::size_t count)
{
    std::string result;
    for (std::size_t i = first; i < std::min(first + count, tokens.size()); ++i)
        result += (i > first ? " " : "") + tokens[i].word;
    return result;
}

std::string joinedText(const std::vector<Token>& tokens, std::size_t first, std::size_t count)
{
    std::string result;
    for (std::size_t i = first; i < std::min(first + count, tokens.size()); ++i) {
        const bool oneLine = tokens[i].gap.find_first_of("\r\n\t") == std::string::npos;
        result += (i == first ? "" : oneLine ? tokens[i].gap : " ") + tokens[i].text;
    }
    return result;
}

} // namespace melisma::ml
