// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_notes.h"

#include "core/edits/comp_takes.h"
#include "core/edits/edit_helpers.h"
#include "core/project/comp.h"

#include <algorithm>
#include <string_view>

namespace melisma::edits {

namespace {

using Notes = std::vector<music::Note>;

constexpr std::string_view kAction = "notes";
constexpr std::size_t kUpToMinutes = 16; // "2026-11-22T10:15"

/// Edits of one kind within a minute are one record: a drag makes hundreds.
void recordHumanEdit(project::Provenance& provenance, const std::string& when)
{
    const bool repeats = !provenance.humanEdits.empty() && provenance.humanEdits.back().action == kAction &&
                         provenance.humanEdits.back().when.substr(0, kUpToMinutes) == when.substr(0, kUpToMinutes);
    if (!repeats)
        provenance.humanEdits.push_back({std::string(kAction), when});
}

base::Error noSuchNote()
{
    return {base::ErrorKind::notFound, "That note is not in the clip", "It may have been changed meanwhile", {}};
}

base::Beats endOf(const Notes& notes)
{
    base::Beats end;
    for (const auto& note : notes)
        end = std::max(end, note.start + note.length);
    return end;
}

/// Runs `change` (answering success) on the notes that are heard and stores what it made of them.
template <class Change>
base::Result<project::Project> changeSequence(const project::Project& project, project::ClipId id,
                                              const std::string& when, Change&& change)
{
    const auto place = placeOf(project, id);
    if (!place)
        return place.error();
    const project::Clip& clip = clipAt(project, *place);
    if (clip.isAudio())
        return usageError("An audio clip has no notes", "Choose a clip of an instrument track");
    const auto heard = project::heardNotes(clip);
    music::NoteSequence sequence = *heard;
    if (auto changed = change(sequence); !changed)
        return changed.error();
    music::sortEvents(sequence);
    sequence.length = std::max(sequence.length, endOf(sequence.notes));
    if (auto good = checkNotes(sequence); !good)
        return good.error();
    if (sequence == *heard)
        return project;
    const auto single = clip.comp.empty() ? base::Result<project::Project>(project) : compAsTake(project, id, when);
    if (!single)
        return single;
    return withClip(*single, *place, [&](project::Clip& changed) {
        const auto isChosen = [&](const auto& take) { return take->id == changed.chosenTake; };
        auto& take = *std::ranges::find_if(changed.takes, isChosen);
        take = take.with([&](project::Take& edited) {
            edited.content = project::NoteContent(std::move(sequence));
            recordHumanEdit(edited.provenance, when.empty() ? project::timestampNow() : when);
        });
    });
}

} // namespace

base::Result<project::Project> addNotes(const project::Project& project, project::ClipId clip, const Notes& notes,
                                        const std::string& when)
{
    if (auto good = checkNotes({notes, {}, {}}); !good) // before their ends are added up
        return good.error();
    return changeSequence(project, clip, when, [&](music::NoteSequence& sequence) -> base::Result<void> {
        Notes& all = sequence.notes;
        all.insert(all.end(), notes.begin(), notes.end());
        return {};
    });
}

base::Result<project::Project> removeNotes(const project::Project& project, project::ClipId clip, const Notes& notes,
                                           const std::string& when)
{
    return changeSequence(project, clip, when, [&](music::NoteSequence& sequence) -> base::Result<void> {
        Notes& all = sequence.notes;
        for (const auto& note : notes) {
            const auto found = std::ranges::find(all, note);
            if (found == all.end())
                return noSuchNote();
            all.erase(found);
        }
        return {};
    });
}

base::Result<project::Project> changeNotes(const project::Project& project, project::ClipId clip,
                                           const std::vector<std::pair<music::Note, music::Note>>& changes,
                                           const std::string& when)
{
    Notes added;
    for (const auto& [from, to] : changes)
        added.push_back(to);
    if (auto good = checkNotes({added, {}, {}}); !good)
        return good.error();
    return changeSequence(project, clip, when, [&](music::NoteSequence& sequence) -> base::Result<void> {
        Notes& all = sequence.notes;
        for (const auto& [from, to] : changes) { // all are taken out first, so that two notes may change places
            const auto found = std::ranges::find(all, from);
            if (found == all.end())
                return noSuchNote();
            all.erase(found);
        }
        all.insert(all.end(), added.begin(), added.end());
        return {};
    });
}

base::Result<project::Project> changeControllers(const project::Project& project, project::ClipId clip,
                                                 const std::vector<music::ControllerEvent>& removed,
                                                 const std::vector<music::ControllerEvent>& added,
                                                 const std::string& when)
{
    if (auto good = checkNotes({{}, added, {}}); !good)
        return good.error();
    return changeSequence(project, clip, when, [&](music::NoteSequence& sequence) -> base::Result<void> {
        for (const auto& event : removed) {
            const auto found = std::ranges::find(sequence.controllers, event);
            if (found == sequence.controllers.end())
                return base::Error{base::ErrorKind::notFound,
                                   "That controller is not in the clip",
                                   "It may have been changed meanwhile",
                                   {}};
            sequence.controllers.erase(found);
        }
        sequence.controllers.insert(sequence.controllers.end(), added.begin(), added.end());
        return {};
    });
}

} // namespace melisma::edits
