// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/quantise_notes.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/edit_notes.h"
#include "core/project/comp.h"

namespace melisma::edits {

base::Result<project::Project> quantiseNotes(const project::Project& project, project::ClipId clip,
                                             std::vector<music::Note> notes, const music::Quantise& settings,
                                             const std::string& when)
{
    const auto* found = project.findClip(clip);
    if (!found || found->isAudio())
        return usageError("There is no clip with notes to quantise", "Choose a clip of an instrument track");
    if (!music::isSound(settings))
        return usageError("Quantise needs a grid, and strength and swing from 0 to 100 %",
                          "Choose a grid such as 1/16, and starts or ends");
    if (notes.empty())
        notes = project::heardNotes(*found)->notes;
    const base::Beats shift{found->start.count - found->offset.count};
    std::vector<std::pair<music::Note, music::Note>> changes;
    for (const auto& note : notes)
        changes.emplace_back(note, music::quantised(project.tempoMap, note, shift, settings));
    return changeNotes(project, clip, changes, when);
}

} // namespace melisma::edits
