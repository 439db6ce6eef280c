// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/lexicon.h"
#include "ml/compose/plan.h"

#include <vector>

namespace melisma::ml {

/// Who plays: the genre's band changed by what was asked. Asked instruments are all there with the asked program;
/// with `onlyThese` nobody else is. Each takes the genre's part nearest to what it can do, and one that is alone
/// takes the melody along. The error says why nobody is left.
base::Result<std::vector<Player>> makeEnsemble(const Genre& genre, const Wishes& wishes);

/// One player an asked instrument, with the part of the genre's band nearest to what it can do.
std::vector<Player> askedPlayers(const Genre& genre, const std::vector<InstrumentWish>& asked);

/// The players of parts that are there already: their names, instruments, gains and pans, with what they play read from
/// role and instrument. One that plays alone has the melody and the bass too, as makeEnsemble() gives them.
std::vector<Player> playersOf(const Genre& genre, const Lexicon& lexicon, const std::vector<music::Part>& parts);

} // namespace melisma::ml
