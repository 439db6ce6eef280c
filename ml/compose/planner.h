// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/library.h"
#include "ml/compose/plan.h"
#include "ml/compose/wishes.h"

#include <cstdint>

namespace melisma::ml {

/// Decides everything about a song but its notes: what was asked exactly as asked, the rest by the genre, the moods
/// and the seed. Wishes that exclude each other (more sections than bars) are usage errors.
base::Result<Plan> makePlan(const Library& library, const Wishes& wishes, std::uint64_t seed);

/// Gives each section the style of its kind, or of a kind that may stand in for it, and its energy: later ones of a
/// kind rise a little.
void styleSections(const Lexicon& lexicon, Plan& plan);

} // namespace melisma::ml
