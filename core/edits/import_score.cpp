// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/import_score.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/score_layout.h"

#include <algorithm>

namespace melisma::edits {

namespace {

using project::Project;
using project::TimeValue;

base::Result<music::Part> shifted(music::Part part, base::Beats by)
{
    for (auto& clip : part.clips) {
        clip.start += by;
        if (auto good = checkStart(TimeValue::musical(clip.start), TimeValue::musical(clip.notes.length)); !good)
            return good.error();
    }
    return part;
}

} // namespace

bool takesSongOfScore(const Project& project)
{
    return project.tracks.empty() && project.markers.empty() && project.chords.empty();
}

base::Result<Project> importScore(const Project& project, const music::Score& score,
                                  const project::Provenance& provenance, base::Beats at)
{
    if (auto good = checkScore(score, provenance); !good)
        return good.error();
    const bool takesSong = takesSongOfScore(project);
    if (auto good = checkStart(TimeValue::musical(at), {}); !good)
        return good.error();
    Project edited = project;
    if (takesSong)
        layRuler(edited, score);
    for (const auto& part : score.parts) {
        const auto placed = shifted(part, takesSong ? base::Beats{} : at);
        if (!placed)
            return placed.error();
        layTrack(edited, *placed, everyClip(*placed), kFirstTake, provenance);
    }
    return edited;
}

} // namespace melisma::edits
