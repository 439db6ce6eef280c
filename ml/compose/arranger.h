// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/drummer.h"
#include "ml/compose/song_plan.h"

#include <stop_token>

namespace melisma::ml {

/// Writes what `song` plans: a score with only the parts and sections that are written, the further sections, and the
/// harmony. `tempoMap` is the song's own. The same plan, take and drummer (null: the grammar plays) give the same
/// score. Answers cancelled between parts.
base::Result<music::Score> arrange(const SongPlan& song, const music::TempoMap& tempoMap, int take,
                                   std::stop_token stop = {}, const Drummer* drummer = nullptr);

} // namespace melisma::ml
