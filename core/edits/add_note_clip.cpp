// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_note_clip.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> addNoteClip(const project::Project& project, project::TrackId track,
                                           const std::string& name, const music::NoteSequence& notes, base::Beats start,
                                           const project::Provenance& provenance)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    if (auto good = checkText(name, "name of the clip"); !good)
        return good.error();
    if (auto good = checkProvenance(provenance); !good)
        return good.error();
    const project::TakeContent content = project::NoteContent(notes);
    if (auto good = checkContent(project, *project.tracks[*place], content); !good)
        return good.error();
    const auto from = project::TimeValue::musical(start);
    if (auto good = checkStart(from, project::materialLength(content)); !good)
        return good.error();
    if (notes.length.ticks == 0)
        return usageError("A clip cannot have length 0", "Give the notes a length");
    project::Project edited = project;
    auto clip = clipWithTake(edited, name, from, content, kFirstTake, provenance);
    return withTrack(edited, *place, [&](project::Track& changed) { insertClip(changed, std::move(clip)); });
}

} // namespace melisma::edits
