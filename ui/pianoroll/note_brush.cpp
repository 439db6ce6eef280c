// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_brush.h"

#include "core/music/note_grid.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {

using base::Beats;

NoteBrush::NoteBrush(Kind kind, std::vector<music::Note> stored, int velocity, bool hits)
    : m_kind(kind)
    , m_stored(std::move(stored))
    , m_velocity(velocity)
    , m_hits(hits)
{}

void NoteBrush::paint(const NoteDrag::Pointer& from, const NoteDrag::Pointer& to, const RollRules& rules)
{
    const auto [early, late] = std::minmax(from, to, [](const auto& a, const auto& b) { return a.at < b.at; });
    const Beats last = std::min(late.at, rules.clipEnd - Beats{1});
    const double span = static_cast<double>((late.at - early.at).ticks);
    Beats cell = music::gridLineBefore(rules.map, std::max(early.at, rules.clipStart), rules.grid);
    if (cell < rules.clipStart) // a clip may begin off the grid
        cell = cell + rules.grid;
    while (cell <= last) {
        const double share = span > 0.0 ? static_cast<double>((cell - early.at).ticks) / span : 1.0;
        const double pitch = early.pitch + (late.pitch - early.pitch) * std::clamp(share, 0.0, 1.0);
        const bool here = to.at >= cell && to.at < cell + rules.grid;
        paintCell(cell, here ? to.pitch : static_cast<int>(std::lround(pitch)), rules);
        const Beats bar = rules.map.barStart(rules.map.barAt(cell) + 1);
        cell = std::min(cell + rules.grid, bar);
    }
}

void NoteBrush::paintCell(Beats cell, int pitch, const RollRules& rules)
{
    const Beats start = cell - rules.shift;
    const Beats length = std::min(rules.grid, rules.clipEnd - cell);
    const int fitted = rules.fitted(pitch, cell);
    const auto fills = [&](const music::Note& note) {
        const bool begins = note.start >= start && note.start < start + length;
        const bool sounds = !m_hits && note.start < start + length && note.start + note.length > start;
        return note.pitch == fitted && (begins || sounds);
    };
    if (std::ranges::any_of(m_stored, fills))
        m_painted.erase(cell);
    else
        m_painted.insert_or_assign(cell, music::Note{start, length, fitted, m_velocity});
}

void NoteBrush::erase(const music::Note& note)
{
    if (std::erase(m_stored, note) > 0)
        m_erased.push_back(note);
}

NoteChange NoteBrush::change() const
{
    NoteChange change;
    for (const auto& [cell, note] : m_painted)
        change.added.push_back(note);
    change.removed = m_erased;
    return change;
}

} // namespace melisma::ui
