// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/choose_take.h"

#include "core/edits/edit_helpers.h"

#include <fmt/format.h>

namespace melisma::edits
{

base::Result<project::Project> chooseTake(const project::Project& project, project::ClipId clip, project::TakeId take)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    if (!clipAt(project, *place).findTake(take))
        return base::Error{base::ErrorKind::notFound,
                           fmt::format("The clip has no take {}", take.value),
                           "Choose one of its takes",
                           {}};
    return withClip(project, *place, [take](project::Clip& changed) { changed.chosenTake = take; });
}

} // namespace melisma::edits
