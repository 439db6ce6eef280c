// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "ml/compose/chord_track.h"
#include "ml/compose/drummer.h"
#include "ml/compose/plan.h"

#include <stop_token>
#include <vector>

namespace melisma::ml {

/// The chords of a planned song, which all its takes share. The plan's meter has a grid.
ChordTrack harmonyOf(const Plan& plan, const MeterGrid& grid);

/// Writes the notes of a planned song. `take` 0, 1, ... gives other notes to the same plan: form, chords, tempo and
/// instruments stay. The same plan and take give the same score on every machine. Answers cancelled between parts.
/// `drummer`, if any, plays what the drum grammar wrote.
base::Result<music::Score> composeScore(const Plan& plan, int take, std::stop_token stop = {},
                                        const Drummer* drummer = nullptr);

/// Writes anew the parts of those players that `writes` names (one flag a player), over given chords. A part has a clip
/// for each section in which it plays. Answers cancelled between parts.
base::Result<std::vector<music::Part>> composeParts(const Plan& plan, const ChordTrack& chords,
                                                    const std::vector<bool>& writes, int take,
                                                    std::stop_token stop = {}, const Drummer* drummer = nullptr);

} // namespace melisma::ml
