// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/chord_track.h"
#include "ml/compose/meter_grid.h"
#include "ml/compose/plan.h"
#include "ml/compose/rhythm.h"
#include "ml/compose/rng.h"

#include <string>
#include <vector>

namespace melisma::ml {

/// A note on the straight grid, before timing is made human. Ticks from the song's start.
struct DraftNote {
    std::int64_t start = 0;
    std::int64_t length = 0;
    int pitch = 60;
    double velocity = 80.0; ///< 1..127
    bool isFill = false;    ///< a stroke of a drum fill
};

/// What every writer sees of a song in the making.
struct Stage {
    const Plan& plan;
    const MeterGrid& grid;
    const ChordTrack& chords;

    base::Beats barStart(int bar) const { return grid.barLength() * bar; }
    base::Beats barEnd(int bar) const; ///< the last bar ends with the song
    bool isEnding(int bar) const;      ///< the bar where the last chord is held
};

/// A part in one section.
struct PartSection {
    const Stage& stage;
    const BandPart& part;
    const PlanSection& section;
    const PlanSection* next = nullptr; ///< the section after it
    std::string pattern;               ///< name in the genre's patterns of the part's role
    int occurrence = 0;                ///< how often this kind came before
    Rng rng{0};                        ///< differs with part, section and take
    Rng kindRng{0};                    ///< the same for all sections of one kind: what they share

    int endBar() const { return section.firstBar + section.bars; }
    base::Beats stepTime(int bar, int step) const { return stage.barStart(bar) + base::Beats{step * kStepTicks}; }
    double velocity(int level, int bar) const; ///< with the section's energy and the swell towards the next
};

} // namespace melisma::ml
