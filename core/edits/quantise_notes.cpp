// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/quantise_notes.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/edit_notes.h"
#include "core/music/note_grid.h"
#include "core/project/comp.h"

#include <algorithm>
#include <cmath>

namespace melisma::edits {
namespace {

base::Beats drawn(base::Beats from, base::Beats to, double strength)
{
    return from + base::Beats{std::llround(static_cast<double>((to - from).ticks) * strength)};
}

} // namespace

music::Note quantised(const music::TempoMap& map, const music::Note& note, base::Beats shift, const Quantise& settings)
{
    const base::Beats start = note.start + shift;
    const base::Beats line = music::nearestGridLine(map, start, settings.grid);
    music::Note moved = note;
    moved.start = std::max(drawn(start, line, settings.strength) - shift, base::Beats{});
    if (!settings.ends)
        return moved;
    const base::Beats end = start + note.length;
    const base::Beats lastLine = std::max(music::nearestGridLine(map, end, settings.grid), line + settings.grid);
    moved.length = std::max(drawn(end, lastLine, settings.strength) - shift - moved.start, base::Beats{1});
    return moved;
}

base::Result<project::Project> quantiseNotes(const project::Project& project, project::ClipId clip,
                                             std::vector<music::Note> notes, const Quantise& settings,
                                             const std::string& when)
{
    const auto* found = project.findClip(clip);
    if (!found || found->isAudio())
        return usageError("There is no clip with notes to quantise", "Choose a clip of an instrument track");
    if (settings.grid.ticks < 1 || settings.grid.ticks > project::kLastCount ||
        !(settings.strength >= 0.0 && settings.strength <= 1.0))
        return usageError("Quantise needs a grid and a strength from 0 to 100 %", "Choose a grid such as 1/16");
    if (notes.empty())
        notes = project::heardNotes(*found)->notes;
    const base::Beats shift{found->start.count - found->offset.count};
    std::vector<std::pair<music::Note, music::Note>> changes;
    for (const auto& note : notes)
        changes.emplace_back(note, quantised(project.tempoMap, note, shift, settings));
    return changeNotes(project, clip, changes, when);
}

} // namespace melisma::edits
