// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/song_meter.h"
#include "ml/compose/genre.h"

#include <optional>
#include <stop_token>

namespace melisma::ml {

/// What sketches are brought to.
inline constexpr double kSongLufs = -14.0;
inline constexpr double kSongPeakDb = -1.0;

// GenreMix::leadOverDb is the lead's energy between 1 and 4 kHz, where the ear is keenest and attacks and vowels are
// told apart, against that of all others together, while the lead sounds. Speech in steady noise is followed half the
// time at about -5 dB; at 0 dB, the usual value, a tune is followed wholly and the band still carries. Styles whose
// lead is one colour among others ask for less.

/// What was decided and found; figures only where something measured.
struct BalanceFacts {
    bool measured = false;
    double loudnessLufs = kSongLufs;
    double truePeakDb = 0.0;
    std::optional<double> leadOverBandDb; ///< none without a lead
};

/// Puts the parts into their rooms, sets every gain so that each part is as loud as its style wants and the whole has
/// kSongLufs, frees the lead, and keeps the peaks under kSongPeakDb, by a compressor on the master where it must.
/// Without `meter`, or when it fails, gains come from what General MIDI programs measure on average (program_loudness).
/// The only error is ErrorKind::cancelled.
base::Result<BalanceFacts> balance(music::Score& score, const GenreMix& mix, music::SongMeter* meter,
                                   const std::stop_token& stop);

/// Moves all faders of a balanced song together until the whole has kSongLufs and its peaks stay below kSongPeakDb,
/// with a master set up anew. Errors are the meter's.
base::Result<BalanceFacts> fitWhole(music::Score& score, music::SongMeter& meter, const std::stop_token& stop);

/// Gains, effects and master of `from`, which has the same parts.
void copyBalance(const music::Score& from, music::Score& to);

} // namespace melisma::ml
