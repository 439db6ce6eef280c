// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_audio_clip.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> addAudioClip(const project::Project& project, project::TrackId track,
                                            const project::Asset& asset, base::Frames start,
                                            const project::Provenance& provenance)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    project::Project edited = project;
    if (auto good = registerAsset(edited, asset); !good)
        return good.error();
    if (auto good = checkProvenance(provenance); !good)
        return good.error();
    const project::TakeContent content = project::AudioContent{asset.sha256, asset.frames};
    if (auto good = checkContent(edited, *edited.tracks[*place], content); !good)
        return good.error();
    const auto from = project::TimeValue::absolute(start);
    if (auto good = checkStart(from, project::materialLength(content)); !good)
        return good.error();
    auto clip = clipWithTake(edited, asset.name, from, content, kFirstTake, provenance);
    return withTrack(edited, *place, [&](project::Track& changed) { insertClip(changed, std::move(clip)); });
}

} // namespace melisma::edits
