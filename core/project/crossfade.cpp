// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/crossfade.h"

#include <algorithm>

namespace melisma::project {

Fades soundingFades(const Project& project, const Track& track, const Clip& clip)
{
    Fades fades = clip.fades;
    if (!clip.isAudio())
        return fades;
    const auto start = project.startOf(clip), end = project.endOf(clip);
    for (const auto& other : track.clips) {
        const auto from = project.startOf(*other), to = project.endOf(*other);
        if (from >= end)
            break; // clips ascend by start
        if (other->id == clip.id || to <= start)
            continue;
        if (from < start && to < end)
            fades.in = std::max(fades.in, to - start);
        if (from > start && to > end)
            fades.out = std::max(fades.out, end - from);
    }
    // Neighbours on both sides may reach over the middle.
    const auto length = end - start;
    fades.in = std::min(fades.in, length);
    fades.out = std::min(fades.out, length - fades.in);
    return fades;
}

} // namespace melisma::project
