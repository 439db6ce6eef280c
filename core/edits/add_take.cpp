// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_take.h"

#include "core/edits/comp_parts.h"
#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> addTake(const project::Project& project, project::ClipId clip, const std::string& name,
                                       project::TakeContent content, const project::Provenance& provenance)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    if (auto good = checkName(name, "take"); !good)
        return good.error();
    if (auto good = checkProvenance(provenance); !good)
        return good.error();
    if (auto good = checkContent(project, *project.tracks[place->track], content); !good)
        return good.error();
    project::Project edited = project;
    const auto id = freshId<project::TakeId>(edited);
    return withClip(edited, *place, [&](project::Clip& changed) {
        changed.takes.emplace_back(project::Take{id, name, std::move(content), provenance});
        hearNewTake(changed, id);
    });
}

base::Result<project::Project> addAudioTake(const project::Project& project, project::ClipId clip,
                                            const std::string& name, const project::Asset& asset,
                                            const project::Provenance& provenance)
{
    project::Project edited = project;
    if (auto good = registerAsset(edited, asset); !good)
        return good.error();
    return addTake(edited, clip, name, project::AudioContent{asset.sha256, asset.frames}, provenance);
}

} // namespace melisma::edits
