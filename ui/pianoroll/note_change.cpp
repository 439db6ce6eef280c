// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_change.h"

#include "core/edits/edit_notes.h"

#include <algorithm>

namespace melisma::ui {

std::vector<music::Note> NoteChange::results() const
{
    std::vector<music::Note> notes = added;
    for (const auto& [before, after] : changed)
        notes.push_back(after);
    return notes;
}

std::vector<music::Note> NoteChange::appliedTo(std::vector<music::Note> notes) const
{
    const auto takeOut = [&notes](const music::Note& note) {
        if (const auto found = std::ranges::find(notes, note); found != notes.end())
            notes.erase(found);
    };
    for (const auto& [before, after] : changed)
        takeOut(before);
    for (const auto& note : removed)
        takeOut(note);
    music::NoteSequence sequence;
    sequence.notes = std::move(notes);
    const auto all = results();
    sequence.notes.insert(sequence.notes.end(), all.begin(), all.end());
    music::sortEvents(sequence);
    return sequence.notes;
}

base::Result<project::Project> NoteChange::edit(const project::Project& project, project::ClipId clip) const
{
    base::Result<project::Project> edited = project;
    if (!removed.empty())
        edited = edits::removeNotes(project, clip, removed);
    if (edited && !changed.empty())
        edited = edits::changeNotes(*edited, clip, changed);
    if (edited && !added.empty())
        edited = edits::addNotes(*edited, clip, added);
    return edited;
}

} // namespace melisma::ui
