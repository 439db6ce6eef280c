// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_takes.h"

#include "core/edits/comp_parts.h"
#include "core/edits/edit_helpers.h"

#include <algorithm>

namespace melisma::edits {
namespace {

using base::Result;
using project::Clip;
using project::Project;

std::size_t indexOf(const Clip& clip, project::TakeId take)
{
    const auto found = std::ranges::find(clip.takes, take, [](const auto& entry) { return entry->id; });
    return static_cast<std::size_t>(found - clip.takes.begin());
}

void removeTake(Clip& clip, std::size_t index)
{
    CompParts parts(clip);
    const auto neighbour = clip.takes[index + 1 < clip.takes.size() ? index + 1 : index - 1]->id;
    const bool others = parts.remove(clip.takes[index]->id);
    clip.takes.erase(clip.takes.begin() + static_cast<std::ptrdiff_t>(index));
    if (others)
        parts.writeTo(clip);
    else
        clip.chosenTake = neighbour;
}

} // namespace

Result<Project> renameTake(const Project& project, project::ClipId clip, project::TakeId take, const std::string& name)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    const auto index = indexOf(clipAt(project, *place), take);
    if (index == clipAt(project, *place).takes.size())
        return noSuchTake(take);
    if (auto good = checkName(name, "take"); !good)
        return good.error();
    return withClip(project, *place, [&](Clip& changed) {
        changed.takes[index] = changed.takes[index].with([&](project::Take& renamed) { renamed.name = name; });
    });
}

Result<Project> deleteTake(const Project& project, project::ClipId id, project::TakeId take)
{
    const auto place = placeOf(project, id);
    if (!place)
        return place.error();
    const Clip& clip = clipAt(project, *place);
    if (auto good = checkUnlocked(clip); !good)
        return good.error();
    const auto index = indexOf(clip, take);
    if (index == clip.takes.size())
        return noSuchTake(take);
    if (clip.takes.size() == 1)
        return usageError("The last take of a clip cannot be deleted", "Delete the clip instead");
    Clip left = clip;
    removeTake(left, index);
    const auto room = (left.longestMaterial() - left.offset).count;
    if (room < 1)
        return usageError("The other takes end before this clip begins", "Delete the clip instead");
    left.length.count = std::min(left.length.count, room);
    fitFades(project, left);
    return withClip(project, *place, [&](Clip& changed) { changed = std::move(left); });
}

} // namespace melisma::edits
