// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_drag.h"

#include "core/music/note_grid.h"

#include <algorithm>

namespace melisma::ui {
namespace {

using base::Beats;

constexpr Beats kShortestNote{Beats::kTicksPerBeat / 16};

} // namespace

Beats RollRules::snapped(Beats at, bool free) const
{
    return snap && !free ? music::nearestGridLine(map, at, grid) : at;
}

int RollRules::fitted(int pitch, Beats at) const
{
    return scaleAt ? music::nearestIn(scaleAt(at), pitch) : pitch;
}

NoteDrag::NoteDrag(Kind kind, std::vector<music::Note> notes, music::Note grabbed, Pointer start)
    : m_kind(kind)
    , m_notes(std::move(notes))
    , m_grabbed(grabbed)
    , m_start(start)
{}

NoteDrag NoteDrag::drawing(Pointer start, const RollRules& rules, Beats length, int velocity)
{
    const Beats line = rules.snap && !start.free ? music::gridLineBefore(rules.map, start.at, rules.grid) : start.at;
    const Beats at = std::clamp(line, rules.clipStart, std::max(rules.clipStart, rules.clipEnd - kShortestNote));
    const Beats fits = std::max(std::min(length, rules.clipEnd - at), kShortestNote);
    const music::Note note{at - rules.shift, fits, rules.fitted(start.pitch, at), velocity};
    return {Kind::draw, {note}, note, start};
}

NoteChange NoteDrag::to(const Pointer& pointer, const RollRules& rules) const
{
    switch (m_kind) {
    case Kind::draw:
        return drawn(pointer, rules);
    case Kind::move:
        return moved(pointer, rules);
    default:
        return stretched(pointer, rules);
    }
}

NoteChange NoteDrag::moved(const Pointer& pointer, const RollRules& rules) const
{
    const Beats from = m_grabbed.start + rules.shift;
    const Beats aimed = from + pointer.at - m_start.at;
    Beats by = aimed == from ? Beats{} : rules.snapped(aimed, pointer.free) - from;
    const PitchRows& rows = rules.rows;
    int steps = rows.rowOf(pointer.pitch) - rows.rowOf(m_start.pitch);
    for (const auto& note : m_notes) { // all stay inside the clip and the range of MIDI
        by = std::max(by, rules.clipStart - note.start - rules.shift);
        by = std::min(by, std::max(rules.clipEnd - note.start - rules.shift - kShortestNote, Beats{}));
        steps = std::clamp(steps, std::min(-rows.rowOf(note.pitch), 0), rows.count() - 1 - rows.rowOf(note.pitch));
    }
    NoteChange change;
    for (const auto& note : m_notes) {
        music::Note after = note;
        after.start += by;
        if (steps != 0)
            after.pitch = rules.fitted(rows.pitchOf(rows.rowOf(note.pitch) + steps), after.start + rules.shift);
        if (pointer.copy)
            change.added.push_back(after);
        else if (after != note)
            change.changed.emplace_back(note, after);
    }
    return change;
}

NoteChange NoteDrag::stretched(const Pointer& pointer, const RollRules& rules) const
{
    const bool atEnd = m_kind == Kind::endEdge;
    const Beats edge = m_grabbed.start + rules.shift + (atEnd ? m_grabbed.length : Beats{});
    const Beats aimed = edge + pointer.at - m_start.at;
    const Beats by = aimed == edge ? Beats{} : rules.snapped(aimed, pointer.free) - edge;
    NoteChange change;
    for (const auto& note : m_notes) {
        music::Note after = note;
        const Beats end = note.start + note.length;
        if (atEnd) {
            after.length = std::clamp(note.length + by, std::min(kShortestNote, note.length),
                                      std::max(rules.clipEnd - rules.shift - note.start, note.length));
        } else {
            const Beats first = std::min(rules.clipStart - rules.shift, note.start);
            after.start =
                std::clamp(note.start + by, std::max(first, Beats{}), std::max(end - kShortestNote, note.start));
            after.length = end - after.start;
        }
        if (after != note)
            change.changed.emplace_back(note, after);
    }
    return change;
}

NoteChange NoteDrag::drawn(const Pointer& pointer, const RollRules& rules) const
{
    music::Note note = m_grabbed;
    if (pointer.at > m_start.at) {
        const Beats end = std::min(rules.snapped(pointer.at, pointer.free), rules.clipEnd);
        note.length = std::max(note.length, end - rules.shift - note.start);
    }
    note.pitch = rules.fitted(pointer.pitch, note.start + rules.shift);
    return {{}, {note}};
}

} // namespace melisma::ui
