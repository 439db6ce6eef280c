// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/cut_out.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/split_clip.h"

namespace melisma::edits {

namespace {

/// The clip that sounds both before and behind `at`.
project::ClipId across(const project::Project& project, const std::string& track, const std::string& name,
                       base::Frames at)
{
    for (const auto& one : project.tracks)
        if (one->name == track)
            for (const auto& clip : one->clips)
                if (clip->isAudio() && clip->name == name && project.startOf(*clip) < at && at < project.endOf(*clip))
                    return clip->id;
    return {};
}

} // namespace

base::Result<project::Project> cutOut(const project::Project& project, const std::string& track,
                                      const std::string& clip, base::Frames from, base::Frames until)
{
    if (until <= from)
        return usageError("A part to cut out needs a length", "Choose an end behind its beginning");
    base::Result<project::Project> cut = project;
    for (const auto at : {from, until})
        if (const auto id = cut ? across(*cut, track, clip, at) : project::ClipId{})
            cut = splitClip(*cut, id, at);
    return cut;
}

} // namespace melisma::edits
