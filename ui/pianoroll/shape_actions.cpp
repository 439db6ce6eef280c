// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/shape_actions.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

using Notes = std::vector<music::Note>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PianoRoll)
};

/// `after` holds a note for each of `before`.
NoteChange changeBetween(const Notes& before, const Notes& after)
{
    NoteChange change;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] != after[i])
            change.changed.emplace_back(before[i], after[i]);
    return change;
}

/// The chosen notes in their order, whatever order they were chosen in.
Notes chosenInOrder(const RollState& state)
{
    music::NoteSequence sequence;
    sequence.notes = state.chosen();
    music::sortEvents(sequence);
    return sequence.notes;
}

/// No longer than the clip, unless the note was so before.
void keepInClip(const RollState& state, const Notes& before, Notes& after)
{
    const RollRules rules = state.rules();
    for (std::size_t i = 0; i < after.size(); ++i) {
        const base::Beats room = std::max(rules.clipEnd - rules.shift - after[i].start, before[i].length);
        after[i].length = std::min(after[i].length, room);
    }
}

} // namespace

NoteChange humaniseChange(const RollState& state, const music::Humanise& settings)
{
    const Notes before = state.chosen().empty() ? state.storedNotes() : chosenInOrder(state);
    Notes after = music::humanised(before, settings);
    const RollRules rules = state.rules();
    for (std::size_t i = 0; i < after.size(); ++i) { // what begins within the clip still does
        const base::Beats first = std::min(rules.clipStart - rules.shift, before[i].start);
        const base::Beats last = std::max(rules.clipEnd - rules.shift - base::Beats{1}, before[i].start);
        after[i].start = std::clamp(after[i].start, first, last);
    }
    return changeBetween(before, after);
}

void makeLegato(RollState& state)
{
    const Notes before = chosenInOrder(state);
    state.apply(Words::tr("Legato"), changeBetween(before, music::legato(before)));
}

void scaleLengths(RollState& state, int factor, int divisor)
{
    if (!state.clip())
        return;
    const Notes before = chosenInOrder(state);
    Notes after = music::scaledLengths(before, factor, divisor);
    keepInClip(state, before, after);
    state.apply(Words::tr("Change note lengths"), changeBetween(before, after));
}

void reverseNotes(RollState& state)
{
    const Notes before = chosenInOrder(state);
    state.apply(Words::tr("Reverse notes"), changeBetween(before, music::reversed(before)));
}

void invertNotes(RollState& state)
{
    if (!state.clip() || state.isDrums())
        return;
    const RollRules rules = state.rules();
    const Notes before = chosenInOrder(state);
    Notes after = music::inverted(before);
    for (auto& note : after)
        note.pitch = rules.fitted(note.pitch, note.start + rules.shift);
    state.apply(Words::tr("Invert notes"), changeBetween(before, after));
}

void splitNotes(RollState& state, base::Beats song)
{
    if (!state.clip())
        return;
    const base::Beats at = song - state.frame().shift();
    const auto cut = [at](const Notes& notes) {
        NoteChange change;
        for (const auto& note : notes)
            if (const auto parts = music::splitNote(note, at)) {
                change.removed.push_back(note);
                change.added.insert(change.added.end(), {parts->first, parts->second});
            }
        return change;
    };
    NoteChange change = cut(state.chosen());
    if (change.empty() && state.chosen().empty())
        change = cut(state.storedNotes());
    state.apply(Words::tr("Split notes"), change);
}

void splitAtPlayhead(RollState& state)
{
    const auto& project = state.session().project();
    splitNotes(state, project.tempoMap.beatsAt(state.session().playhead(), project.sampleRate));
}

void joinNotes(RollState& state)
{
    const Notes before = chosenInOrder(state);
    const Notes after = music::joined(before);
    if (after.size() < before.size())
        state.apply(Words::tr("Join notes"), {{}, after, before});
}

} // namespace melisma::ui
