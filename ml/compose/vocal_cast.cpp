// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_cast.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace melisma::ml {

namespace {

constexpr std::array<std::string_view, 7> kSung = {"verse",   "chorus", "prechorus", "bridge",
                                                   "refrain", "hook",   "theme"};
constexpr std::array<std::string_view, 6> kPlayed = {"intro", "outro", "solo", "interlude", "breakdown", "break"};
constexpr std::array<std::string_view, 5> kRefrains = {"chorus", "refrain", "hook", "drop", "bloom"};

bool isIn(const auto& names, std::string_view kind)
{
    return std::ranges::find(names, kind) != names.end();
}

bool hasKind(const Plan& plan, std::string_view kind)
{
    return std::ranges::find(plan.sections, kind, &PlanSection::kind) != plan.sections.end();
}

/// Whether sections of `kind` may stand in for those that the stanza names.
bool standsIn(const Plan& plan, const std::string& kind, const std::string& named)
{
    if (!plan.lexicon || hasKind(plan, named))
        return false;
    const auto like = plan.lexicon->sectionsLike.find(named);
    return like != plan.lexicon->sectionsLike.end() && isIn(like->second, kind);
}

using Stanzas = std::vector<const VocalStanza*>;

class Casting {
public:
    Casting(const Plan& plan, const VocalText& text) : m_plan(plan)
    {
        for (const auto& stanza : text.stanzas)
            (stanza.kind.empty() ? m_unnamed : m_named[stanza.kind]).push_back(&stanza);
    }

    const VocalStanza* next(const std::string& kind)
    {
        const auto& own = stanzasFor(kind);
        auto& count = m_used[kind];
        const VocalStanza* stanza = nullptr;
        if (!own.empty() && (isRefrain(kind) || count < own.size()))
            stanza = own[std::min(count, own.size() - 1)];
        else if (own.empty() && isSungKind(m_plan, kind) && m_next < m_unnamed.size())
            stanza = m_unnamed[m_next++];
        ++count;
        return stanza;
    }

private:
    const Stanzas& stanzasFor(const std::string& kind)
    {
        if (const auto own = m_named.find(kind); own != m_named.end())
            return own->second;
        for (const auto& [named, stanzas] : m_named)
            if (standsIn(m_plan, kind, named))
                return stanzas;
        return m_none;
    }

    const Plan& m_plan;
    std::map<std::string, Stanzas> m_named;
    Stanzas m_unnamed;
    Stanzas m_none;
    std::map<std::string, std::size_t> m_used;
    std::size_t m_next = 0;
};

} // namespace

bool isSungKind(const Plan& plan, std::string_view kind)
{
    const bool hasSongForm =
        std::ranges::any_of(plan.sections, [](const auto& section) { return isIn(kSung, section.kind); });
    return hasSongForm ? isIn(kSung, kind) : !isIn(kPlayed, kind);
}

bool isRefrain(std::string_view kind)
{
    return isIn(kRefrains, kind);
}

VocalCast castStanzas(const Plan& plan, const VocalText& text)
{
    Casting casting(plan, text);
    VocalCast cast;
    for (const auto& section : plan.sections)
        cast.sung.push_back(casting.next(section.kind));
    for (const auto& stanza : text.stanzas)
        if (std::ranges::find(cast.sung, &stanza) == cast.sung.end())
            cast.left.push_back(&stanza);
    return cast;
}

} // namespace melisma::ml
