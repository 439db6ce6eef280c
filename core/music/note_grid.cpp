// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/note_grid.h"

#include <algorithm>

namespace melisma::music {

base::Beats gridLineBefore(const TempoMap& map, base::Beats at, base::Beats spacing)
{
    at = std::max(at, base::Beats{});
    const base::Beats bar = map.barStart(map.barAt(at));
    return bar + base::Beats{(at - bar).ticks / spacing.ticks * spacing.ticks};
}

base::Beats nearestGridLine(const TempoMap& map, base::Beats at, base::Beats spacing)
{
    at = std::max(at, base::Beats{});
    const base::Beats before = gridLineBefore(map, at, spacing);
    const base::Beats after = std::min(before + spacing, map.barStart(map.barAt(at) + 1));
    return (at - before).ticks < (after - at).ticks ? before : after;
}

} // namespace melisma::music
