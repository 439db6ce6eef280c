// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/mirror_clip.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/edit_notes.h"
#include "core/project/comp.h"

#include <algorithm>

namespace melisma::edits {

base::Result<project::Project> mirrorNotes(const project::Project& project, project::ClipId id, const std::string& when)
{
    const auto place = placeOf(project, id);
    if (!place)
        return place.error();
    const project::Clip& clip = clipAt(project, *place);
    if (auto good = checkUnlocked(clip); !good)
        return good.error();
    if (clip.isAudio())
        return usageError("An audio clip has no notes", "Choose a clip of an instrument track");
    const base::Beats start{clip.offset.count};
    const base::Beats end = start + base::Beats{clip.length.count};
    std::vector<std::pair<music::Note, music::Note>> changes;
    const auto heard = project::heardNotes(clip);
    for (const auto& note : heard->notes) {
        if (note.start < start || note.start >= end)
            continue;
        const auto noteEnd = std::min(note.start + note.length, end);
        changes.emplace_back(note, note);
        changes.back().second.start = start + (end - noteEnd);
        changes.back().second.length = noteEnd - note.start;
    }
    return changeNotes(project, id, changes, when);
}

} // namespace melisma::edits
