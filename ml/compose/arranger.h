// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/song_plan.h"

#include <stop_token>

namespace melisma::ml {

/// Writes what `song` plans: a score with only the parts and sections that are written, the further sections, and the
/// harmony. `tempoMap` is the song's own. The same plan and take give the same score. Answers cancelled between parts.
base::Result<music::Score> arrange(const SongPlan& song, const music::TempoMap& tempoMap, int take,
                                   std::stop_token stop = {});

} // namespace melisma::ml
