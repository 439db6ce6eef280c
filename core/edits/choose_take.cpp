// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/choose_take.h"

#include "core/edits/comp_parts.h"
#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

base::Result<project::Project> chooseTake(const project::Project& project, project::ClipId clip, project::TakeId take)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    if (!clipAt(project, *place).findTake(take))
        return noSuchTake(take);
    return withClip(project, *place, [take](project::Clip& changed) {
        changed.chosenTake = take;
        changed.comp.clear();
    });
}

} // namespace melisma::edits
