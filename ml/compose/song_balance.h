// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/balance.h"
#include "ml/compose/song_plan.h"

namespace melisma::ml {

/// Sets the parts of `made` beside those of `song`, whose plan is `plan`. A part that the song has keeps fader, place
/// and effects. A new one gets its room and the gain by which it stands to the song's parts as its style's levels say,
/// and may not cover the lead more than the style allows; nothing of the song is altered, so its master stays too.
/// Without `meter`, or when it fails, General MIDI averages serve. Facts are of the song with the new parts. The only
/// error is ErrorKind::cancelled.
base::Result<BalanceFacts> balanceIntoSong(music::Score& made, const music::Score& song, const SongPlan& plan,
                                           music::SongMeter* meter, const std::stop_token& stop);

/// Gains, places and effects of the parts of `from` that have the same name; another take may have fewer parts.
void copyPartBalance(const music::Score& from, music::Score& to);

} // namespace melisma::ml
