// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "ml/compose/drummer.h"
#include "ml/compose/plan.h"

#include <stop_token>

namespace melisma::ml {

/// Writes the notes of a planned song. `take` 0, 1, ... gives other notes to the same plan: form, chords, tempo and
/// instruments stay. The same plan and take give the same score on every machine. Answers cancelled between parts.
/// `drummer`, if any, plays what the drum grammar wrote.
base::Result<music::Score> composeScore(const Plan& plan, int take, std::stop_token stop = {},
                                        const Drummer* drummer = nullptr);

} // namespace melisma::ml
