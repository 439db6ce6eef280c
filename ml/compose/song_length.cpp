// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/song_length.h"

#include "core/music/tempo_map.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

double quartersPerBar(const MeterGrid& grid)
{
    return grid.barLength().value();
}

bool playable(double bpm)
{
    return bpm >= music::TempoMap::kSlowest && bpm <= music::TempoMap::kFastest;
}

SongLength atAskedTempo(const MeterGrid& grid, double seconds, double bpm)
{
    const auto length = base::Beats::of(seconds * bpm / 60.0);
    const auto bar = grid.barLength();
    int bars = static_cast<int>(length.ticks / bar.ticks);
    if (2 * (length.ticks % bar.ticks) >= bar.ticks)
        ++bars; // a cut last bar; a smaller rest is held on to the bar before it
    return {std::max(1, bars), bpm, length};
}

} // namespace

SongLength wholeBars(const MeterGrid& grid, int bars, double bpm)
{
    return {bars, bpm, grid.barLength() * bars};
}

SongLength fillSeconds(const MeterGrid& grid, double seconds, std::optional<double> askedBpm, double usualBpm, int unit)
{
    if (askedBpm)
        return atAskedTempo(grid, seconds, *askedBpm);
    const double ideal = seconds * usualBpm / 60.0 / quartersPerBar(grid);
    const auto bpmFor = [&](int bars) { return bars * quartersPerBar(grid) * 60.0 / seconds; };
    // The rounder the number of bars, the further the tempo may move for it.
    struct Choice {
        int unit;
        double tolerance;
    };
    for (const auto& choice : {Choice{unit, 0.07}, Choice{2, 0.05}, Choice{1, 1e9}}) {
        const int bars = std::max(1, static_cast<int>(std::lround(ideal / choice.unit))) * choice.unit;
        const double bpm = bpmFor(bars);
        if (playable(bpm) && std::abs(bpm / usualBpm - 1.0) <= choice.tolerance)
            return wholeBars(grid, bars, bpm);
    }
    return atAskedTempo(grid, seconds, usualBpm);
}

} // namespace melisma::ml
