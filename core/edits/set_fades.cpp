// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_fades.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>

namespace melisma::edits
{

base::Result<project::Project> setFades(const project::Project& project, project::ClipId clip,
                                        const project::Fades& fades)
{
    const auto place = placeOf(project, clip);
    if (!place)
        return place.error();
    if (auto good = checkUnlocked(clipAt(project, *place)); !good)
        return good.error();
    if (fades.in.count < 0 || fades.out.count < 0)
        return usageError("A fade cannot have a negative length", "Choose a length of 0 or more");
    return withClip(project, *place, [&](project::Clip& changed) {
        const auto room = project.endOf(changed) - project.startOf(changed);
        const project::Fades before = changed.fades;
        changed.fades = {std::min(fades.in, room), std::min(fades.out, room), fades.inShape, fades.outShape};
        // A fade that is being drawn stops at the other one instead of pushing it away.
        if (fades.out == before.out)
            changed.fades.in = std::min(changed.fades.in, room - changed.fades.out);
        else if (fades.in == before.in)
            changed.fades.out = std::min(changed.fades.out, room - changed.fades.in);
        fitFades(project, changed);
    });
}

} // namespace melisma::edits
