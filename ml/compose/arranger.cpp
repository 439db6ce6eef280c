// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/arranger.h"

#include "ml/compose/composer.h"

#include <algorithm>

namespace melisma::ml {
namespace {

std::vector<music::Section> sectionsOf(const Plan& plan, const MeterGrid& grid)
{
    std::vector<music::Section> sections;
    for (const auto& section : plan.sections) {
        const auto start = grid.barLength() * section.firstBar;
        const auto end = std::min(grid.barLength() * (section.firstBar + section.bars), plan.length);
        sections.push_back({section.name, start, end - start});
    }
    return sections;
}

/// A track that a person named no role for must be found again by its own.
void keepTrackRoles(const SongPlan& song, std::vector<music::Part>& parts)
{
    std::size_t written = 0;
    for (std::size_t player = 0; player < song.writes.size(); ++player) {
        if (!song.writes[player])
            continue;
        if (player < song.trackRoles.size())
            parts[written].role = song.trackRoles[player];
        ++written;
    }
}

} // namespace

base::Result<music::Score> arrange(const SongPlan& song, const music::TempoMap& tempoMap, int take,
                                   std::stop_token stop, const Drummer* drummer)
{
    const Plan& plan = song.plan;
    const auto grid = MeterGrid::of(plan.meter);
    if (!grid)
        return grid.error();
    auto parts = composeParts(plan, song.chords, song.writes, take, std::move(stop), drummer);
    if (!parts)
        return parts.error();
    keepTrackRoles(song, *parts);
    const auto from = grid->barLength() * song.firstBar;
    const auto to = grid->barLength() * song.endBar;
    for (auto& part : *parts)
        std::erase_if(part.clips,
                      [&](const auto& clip) { return clip.start >= to || clip.start + clip.notes.length <= from; });
    std::erase_if(*parts, [](const auto& part) { return part.clips.empty(); });
    if (parts->empty())
        return base::Error{base::ErrorKind::usage,
                           "The style gives these parts nothing to play in these bars",
                           "Choose other bars, or name another style",
                           {}};
    music::Score score;
    score.title = plan.title;
    score.tempoMap = tempoMap;
    score.key = plan.key;
    score.length = plan.length;
    score.sections = sectionsOf(plan, *grid);
    score.chords = song.chords.events();
    score.parts = std::move(*parts);
    return score;
}

} // namespace melisma::ml
