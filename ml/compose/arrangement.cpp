// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/arrangement.h"

#include <algorithm>

namespace melisma::ml {

namespace {

/// The first pattern of the genre that a part of this role can play.
std::string anyPattern(const Genre& genre, Role role)
{
    switch (role) {
    case Role::drums:
        return genre.grooves.begin()->first;
    case Role::bass:
        return genre.bass.begin()->first;
    case Role::comp:
    case Role::pad:
        return genre.comps.begin()->first;
    case Role::lead:
    case Role::counter:
        break;
    }
    return genre.melodies.begin()->first;
}

/// What the part plays most in this genre, for sections that say nothing about it.
std::string usualPattern(const Genre& genre, const BandPart& part)
{
    for (const auto& [kind, style] : genre.sections)
        if (const auto found = style.play.find(part.id); found != style.play.end())
            return found->second;
    for (const auto& own : genre.band)
        if (own.role == part.role && own.id != part.id)
            for (const auto& [kind, style] : genre.sections)
                if (const auto found = style.play.find(own.id); found != style.play.end())
                    return found->second;
    return anyPattern(genre, part.role);
}

std::string sectionPattern(const Genre& genre, const BandPart& part, const PlanSection& section)
{
    const auto& play = genre.sections.at(section.style).play;
    const auto found = play.find(part.id);
    if (found != play.end())
        return found->second;
    const bool known = std::ranges::find(genre.band, part.id, &BandPart::id) != genre.band.end();
    // A role the genre's band lacks joins in wherever the song is not at its quietest.
    return known || section.energy < 0.3 ? std::string() : usualPattern(genre, part);
}

} // namespace

Arrangement::Arrangement(const Plan& plan)
{
    const Genre& genre = *plan.genre;
    for (const auto& player : plan.players) {
        auto& rows = m_patterns.emplace_back();
        bool heard = false;
        for (const auto& part : player.parts) {
            auto& row = rows.emplace_back();
            for (const auto& section : plan.sections)
                row.push_back(sectionPattern(genre, part, section));
            heard = heard || std::ranges::any_of(row, [](const auto& name) { return !name.empty(); });
        }
        if (!heard)
            for (auto& name : rows.front())
                name = usualPattern(genre, player.parts.front());
    }
    // Nobody playing in a section would be a hole: then everyone does.
    for (std::size_t section = 0; section < plan.sections.size(); ++section) {
        bool silent = true;
        for (const auto& rows : m_patterns)
            for (const auto& row : rows)
                silent = silent && row[section].empty();
        if (!silent)
            continue;
        for (std::size_t player = 0; player < m_patterns.size(); ++player)
            for (std::size_t part = 0; part < m_patterns[player].size(); ++part)
                m_patterns[player][part][section] = usualPattern(genre, plan.players[player].parts[part]);
    }
}

} // namespace melisma::ml
