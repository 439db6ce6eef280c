// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/sung_words.h"

#include "core/edits/edit_notes.h"
#include "core/jobs/melody_input.h"
#include "core/project/comp.h"
#include "core/project/score_of.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace melisma::jobs {

namespace {

using Syllables = std::vector<std::string>; ///< one a note, ascending by start

/// The clip that the melody was taken from, while its notes are the same.
const project::Clip* sourceOf(const project::Project& project, const music::Part& part)
{
    const auto& melody = part.clips.front();
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (track->name == part.name && !clip->isAudio() && clip->name == melody.name &&
                base::Beats{clip->start.count} == melody.start &&
                project::soundingNotes(*clip).notes == melody.notes.notes)
                return clip.get();
    return nullptr;
}

/// The notes that sound in the clip's window, in the order in which a singer takes them.
std::vector<music::Note> sungNotes(const project::Clip& clip)
{
    const auto heard = project::heardNotes(clip);
    const base::Beats from{clip.offset.count};
    const base::Beats to{clip.offset.count + clip.length.count};
    std::vector<music::Note> notes;
    std::ranges::copy_if(heard->notes, std::back_inserter(notes),
                         [&](const music::Note& note) { return note.start >= from && note.start < to; });
    std::ranges::stable_sort(notes, {}, &music::Note::start);
    return notes;
}

base::Result<project::Project> writeWords(const project::Project& project, const music::Part& part,
                                          const Syllables& syllables)
{
    const auto* clip = sourceOf(project, part);
    if (!clip)
        return project;
    const auto notes = sungNotes(*clip);
    std::vector<std::pair<music::Note, music::Note>> changes;
    for (std::size_t i = 0; i < std::min(notes.size(), syllables.size()); ++i) {
        auto sung = notes[i];
        sung.lyric = syllables[i];
        if (sung.lyric != notes[i].lyric)
            changes.emplace_back(notes[i], std::move(sung));
    }
    return changes.empty() ? project : edits::changeNotes(project, clip->id, changes);
}

} // namespace

std::optional<project::Edit> sungWords(const base::TaskRequest& request, const base::TaskResult& result)
{
    auto syllables = base::memberOr<Syllables>(result.facts, "syllables", {});
    auto melody = syllables.empty() ? std::nullopt : melodyOf(request);
    if (!melody || syllables.size() != melody->parts.front().clips.front().notes.notes.size())
        return std::nullopt;
    return project::Edit([part = std::move(melody->parts.front()), syllables = std::move(syllables)](
                             const project::Project& project) { return writeWords(project, part, syllables); });
}

} // namespace melisma::jobs
