// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_bans.h"

#include <set>

namespace melisma::ml {

namespace {

bool isOr(std::string_view word)
{
    return word == "or" || word == "nor" || word == "oder";
}

bool joinsOn(std::string_view word)
{
    return isOr(word) || word == "and" || word == "und";
}

} // namespace

std::optional<PromptBan> PromptBans::find(std::size_t at, std::size_t count)
{
    const std::size_t end = at + count;
    const std::size_t textEnd = m_tokens[end - 1].end();
    std::optional<PromptBan> ban;
    if (const auto no = noBefore(at))
        ban = PromptBan{{m_tokens[*no].at, textEnd}, false};
    else if (freeBehind(end))
        ban = PromptBan{{m_tokens[at].at, m_tokens[end].end()}, false};
    else if (goesOn(at, end))
        ban = PromptBan{{m_tokens[at - (joinsOn(wordBefore(at)) ? 1 : 0)].at, textEnd}, true};
    if (ban)
        m_banned = end;
    return ban;
}

std::string_view PromptBans::wordAt(std::size_t at) const
{
    return at < m_tokens.size() ? m_tokens[at].word : std::string_view();
}

std::string_view PromptBans::wordBefore(std::size_t at) const
{
    return at == 0 ? std::string_view() : wordAt(at - 1);
}

/// The token that begins the ban.
std::optional<std::size_t> PromptBans::noBefore(std::size_t at) const
{
    static const std::set<std::string_view> kBetween = {"the", "a",   "an",  "any", "more", "der",  "die",
                                                        "das", "dem", "den", "ein", "eine", "einen"};
    static const std::set<std::string_view> kNo = {"no",      "without",   "minus",  "ohne", "except",
                                                   "exclude", "excluding", "remove", "not",  "never",
                                                   "kein",    "keine",     "keinen", "skip", "omit"};
    while (at > 0 && kBetween.contains(m_tokens[at - 1].word) && !m_tokens[at - 1].endsClause)
        --at;
    if (at == 0 || m_tokens[at - 1].endsClause)
        return std::nullopt;
    const auto word = wordBefore(at);
    const auto before = wordBefore(at - 1);
    if (kNo.contains(word))
        return at - 1;
    const bool inTwoWords = (word == "out" && before == "leave") || (word == "o" && before == "w");
    return inTwoWords ? std::optional(at - 2) : std::nullopt;
}

bool PromptBans::freeBehind(std::size_t end) const
{
    return !m_tokens[end - 1].endsClause && (wordAt(end) == "free" || wordAt(end) == "frei");
}

/// A list behind a ban: "no drums or bass", "without piano, guitar or flute"; a comma alone ends the ban.
bool PromptBans::goesOn(std::size_t at, std::size_t end) const
{
    if (m_banned == 0)
        return false;
    if (m_banned + 1 == at && joinsOn(wordBefore(at)))
        return true;
    return m_banned == at && isOr(wordAt(end));
}

} // namespace melisma::ml
