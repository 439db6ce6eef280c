// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/tempo_map.h"

namespace melisma::music {

/// The line nearest to `at` of a grid of `spacing` ticks that begins anew with every bar, so that bar lines belong to
/// it in every meter. Of two equally near lines the later one; never before 0.
base::Beats nearestGridLine(const TempoMap& map, base::Beats at, base::Beats spacing);

/// The last line at or before `at`.
base::Beats gridLineBefore(const TempoMap& map, base::Beats at, base::Beats spacing);

} // namespace melisma::music
