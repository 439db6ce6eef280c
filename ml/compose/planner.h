// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/library.h"
#include "ml/compose/lyric_form.h"
#include "ml/compose/plan.h"
#include "ml/compose/wishes.h"

#include <cstdint>

namespace melisma::ml {

/// Decides everything about a song but its notes: what was asked exactly as asked, the rest by the genre, the moods
/// and the seed. Wishes that exclude each other (more sections than bars) are usage errors. `sung`, if any, gives the
/// form where none was asked and moves a key that was not asked to where the voice has its tonic low and its octave
/// high.
base::Result<Plan> makePlan(const Library& library, const Wishes& wishes, std::uint64_t seed,
                            const SungWishes* sung = nullptr);

/// Gives each section the style of its kind, or of a kind that may stand in for it, and its energy: later ones of a
/// kind rise a little.
void styleSections(const Lexicon& lexicon, Plan& plan);

} // namespace melisma::ml
