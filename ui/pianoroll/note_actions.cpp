// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_actions.h"

#include "core/edits/edit_notes.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PianoRoll)
};

/// Notes chosen now, each as `become` makes it.
template <class Become>
NoteChange changeChosen(const RollState& state, Become&& become)
{
    NoteChange change;
    for (const auto& note : state.chosen()) {
        const music::Note after = become(note);
        if (after != note)
            change.changed.emplace_back(note, after);
    }
    return change;
}

} // namespace

void deleteNotes(RollState& state)
{
    const auto* clip = state.clip();
    if (!clip || state.chosen().empty())
        return;
    state.session().apply(Words::tr("Delete notes"),
                          [id = clip->id, notes = state.chosen()](const project::Project& project) {
                              return edits::removeNotes(project, id, notes);
                          });
}

void nudgeNotes(RollState& state, int gridSteps)
{
    if (!state.clip() || state.chosen().empty())
        return;
    const RollRules rules = state.rules();
    const base::Beats step = rules.grid * gridSteps;
    for (const auto& note : state.chosen()) { // as one, and only while all stay in the clip
        const base::Beats at = note.start + rules.shift + step;
        if (at < rules.clipStart || at >= rules.clipEnd)
            return;
    }
    state.apply(Words::tr("Move notes"), changeChosen(state, [&](music::Note note) {
                    note.start += step;
                    return note;
                }));
}

void transposeNotes(RollState& state, int steps)
{
    if (!state.clip())
        return;
    const RollRules rules = state.rules();
    state.apply(Words::tr("Transpose"), changeChosen(state, [&](music::Note note) {
                    note.pitch = rules.scaleAt
                                     ? music::stepsAway(rules.scaleAt(note.start + rules.shift), note.pitch, steps)
                                     : rules.rows.pitchOf(rules.rows.rowOf(note.pitch) + steps);
                    return note;
                }));
}

void transposeInScale(RollState& state, int steps)
{
    if (!state.clip() || state.isDrums())
        return;
    const base::Beats shift = state.frame().shift();
    state.apply(Words::tr("Transpose"), changeChosen(state, [&](music::Note note) {
                    note.pitch = music::stepsAway(state.scaleAt(note.start + shift), note.pitch, steps);
                    return note;
                }));
}

void transposeOctave(RollState& state, int octaves)
{
    const int by = 12 * octaves;
    const auto fits = [by](const music::Note& note) { return note.pitch + by >= 0 && note.pitch + by <= 127; };
    if (state.clip() && std::ranges::all_of(state.chosen(), fits))
        state.apply(Words::tr("Transpose"), changeChosen(state, [by](music::Note note) {
                        note.pitch += by;
                        return note;
                    }));
}

void lengthenNotes(RollState& state, int gridSteps)
{
    if (!state.clip())
        return;
    const RollRules rules = state.rules();
    state.apply(Words::tr("Change note lengths"), changeChosen(state, [&](music::Note note) {
                    const base::Beats room = rules.clipEnd - rules.shift - note.start;
                    const base::Beats wanted = note.length + rules.grid * gridSteps;
                    if (wanted.ticks > 0)
                        note.length = std::max(std::min(wanted, room), std::min(note.length, wanted));
                    return note;
                }));
}

void setVelocity(RollState& state, int velocity)
{
    if (state.clip())
        state.apply(Words::tr("Velocity"),
                    changeChosen(state,
                                 [velocity](music::Note note) {
                                     note.velocity = std::clamp(velocity, 1, 127);
                                     return note;
                                 }),
                    "roll-velocity");
}

void setVibrato(RollState& state, int cents)
{
    if (state.clip())
        state.apply(Words::tr("Vibrato"), changeChosen(state, [cents](music::Note note) {
                        note.vibrato = cents;
                        return note;
                    }));
}

NoteChange quantiseChange(const RollState& state, const music::Quantise& settings)
{
    const auto& map = state.session().project().tempoMap;
    const base::Beats shift = state.frame().shift();
    NoteChange change;
    for (const auto& note : state.chosen().empty() ? state.storedNotes() : state.chosen())
        if (const auto after = music::quantised(map, note, shift, settings); after != note)
            change.changed.emplace_back(note, after);
    return change;
}

void quantiseNotes(RollState& state, const music::Quantise& settings)
{
    if (!state.clip())
        return;
    const bool all = state.chosen().empty();
    state.apply(Words::tr("Quantise"), quantiseChange(state, settings));
    if (all)
        state.choose({});
}

void chooseAllNotes(RollState& state)
{
    state.choose(state.storedNotes());
}

void chooseNeighbour(RollState& state, int direction)
{
    const auto notes = state.storedNotes();
    if (notes.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(notes.size()) - 1;
    auto index = direction > 0 ? std::ptrdiff_t{0} : last;
    if (!state.chosen().empty()) {
        const auto at = std::ranges::find(notes, direction > 0 ? state.chosen().back() : state.chosen().front());
        if (at != notes.end())
            index = std::clamp<std::ptrdiff_t>(at - notes.begin() + direction, 0, last);
    }
    state.choose({notes[static_cast<std::size_t>(index)]});
    state.reveal(notes[static_cast<std::size_t>(index)]);
}

} // namespace melisma::ui
