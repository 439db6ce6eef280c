// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/mark_clips.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits {

namespace {

template <class Change>
base::Result<project::Project> changeEach(const project::Project& project, const ClipIds& clips, Change&& change)
{
    base::Result<project::Project> edited = project;
    for (const auto clip : clips)
        if (edited = changeClip(*edited, clip, change); !edited)
            return edited;
    return edited;
}

} // namespace

base::Result<project::Project> renameClip(const project::Project& project, project::ClipId clip,
                                          const std::string& name)
{
    if (auto good = checkName(name, "clip"); !good)
        return good.error();
    return changeClip(project, clip, [&](project::Clip& changed) { changed.name = name; });
}

base::Result<project::Project> setClipColour(const project::Project& project, const ClipIds& clips, int colour)
{
    if (colour < project::Clip::kTrackColour)
        return usageError("That is no colour of the palette", "Choose one from the menu");
    return changeEach(project, clips, [=](project::Clip& changed) { changed.colour = colour; });
}

base::Result<project::Project> setClipsLocked(const project::Project& project, const ClipIds& clips, bool locked)
{
    return changeEach(project, clips, [=](project::Clip& changed) { changed.locked = locked; });
}

base::Result<project::Project> groupClips(const project::Project& project, const ClipIds& clips)
{
    if (clips.size() < 2)
        return usageError("A group needs two clips or more", "Choose them with Ctrl and a click");
    project::Project edited = project;
    const auto group = freshId<project::GroupId>(edited);
    return changeEach(edited, clips, [=](project::Clip& changed) { changed.group = group; });
}

base::Result<project::Project> ungroupClips(const project::Project& project, const ClipIds& clips)
{
    ClipIds all;
    for (const auto id : clips) {
        const auto place = placeOf(project, id);
        if (!place)
            return place.error();
        all.merge(project::clipsOfGroup(project, clipAt(project, *place).group));
    }
    return changeEach(project, all, [](project::Clip& changed) { changed.group = {}; });
}

} // namespace melisma::edits
