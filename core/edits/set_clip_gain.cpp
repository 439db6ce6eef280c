// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_clip_gain.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits {

base::Result<project::Project> setClipGain(const project::Project& project, project::ClipId clip, double gainDb)
{
    const auto gain = heldGain(gainDb);
    if (!gain)
        return gain.error();
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    if (auto good = checkUnlocked(clipAt(project, *place)); !good)
        return good.error();
    return withClip(project, *place, [&](project::Clip& changed) { changed.gainDb = *gain; });
}

} // namespace melisma::edits
