// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/comp_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::edits {

base::Error noSuchTake(project::TakeId take)
{
    return {
        base::ErrorKind::notFound, fmt::format("The clip has no take {}", take.value), "Choose one of its takes", {}};
}

void hearNewTake(project::Clip& clip, project::TakeId take)
{
    if (clip.comp.empty())
        clip.chosenTake = take;
}

CompParts::CompParts(const project::Clip& clip) : m_parts{{0, clip.chosenTake}}
{
    for (const auto& part : clip.comp)
        m_parts.push_back({part.from.count, part.take});
}

void CompParts::put(std::int64_t from, std::int64_t to, project::TakeId take)
{
    const auto behind = std::ranges::upper_bound(m_parts, to, {}, &Part::from);
    const Part rest{to, std::prev(behind)->take};
    std::vector<Part> all(m_parts.begin(), std::ranges::lower_bound(m_parts, from, {}, &Part::from));
    all.push_back({from, take});
    if (to < kEnd)
        all.push_back(rest);
    all.insert(all.end(), behind, m_parts.end());
    m_parts = std::move(all);
}

bool CompParts::remove(project::TakeId take)
{
    std::erase_if(m_parts, [take](const Part& part) { return part.take == take; });
    if (m_parts.empty())
        return false;
    m_parts.front().from = 0;
    return true;
}

void CompParts::writeTo(project::Clip& clip) const
{
    clip.chosenTake = m_parts.front().take;
    clip.comp.clear();
    auto last = clip.chosenTake;
    for (const auto& part : m_parts) {
        if (part.take != last)
            clip.comp.push_back({{clip.timeBase(), part.from}, part.take});
        last = part.take;
    }
}

} // namespace melisma::edits
