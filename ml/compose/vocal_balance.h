// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/song_meter.h"
#include "core/music/sound_meter.h"
#include "ml/compose/balance.h"
#include "ml/compose/genre.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace melisma::ml {

/// Where the fader of a song's vocal stands and what is on its track.
struct VocalLevel {
    double gainDb = 0.0;                      ///< of the fader
    double liftDb = 0.0;                      ///< in all: what the fader has no room for is the compressor's make-up
    std::vector<base::EffectSetting> effects; ///< a light compressor and the room of the style's lead
    std::optional<double> overBandDb;         ///< between 1 and 4 kHz while the voice sounds; none unmeasured
};

/// Who measures; either may be null.
struct VocalMeters {
    music::SongMeter* song = nullptr;
    music::SoundMeter* sound = nullptr;
};

/// Sets the vocal, `sung` behind its effects, 2 to 4 dB above the balanced band of `score`, between 1 and 4 kHz and
/// while it sounds: more in styles that put the lead first. Then all faders and the master are set so that the whole
/// has kSongLufs and its peaks stay under kSongPeakDb, with `melody`, the vocal's notes, played in its stead. Where the
/// song is not measured loudness alone decides, where the vocal is not either that of a usual one. `facts` are those of
/// the balance and become the whole's. Errors: those of the sound meter, ErrorKind::cancelled.
base::Result<VocalLevel> levelVocal(music::Score& score, const music::Part& melody,
                                    const std::vector<base::TaskFile>& sung, const GenreMix& mix, BalanceFacts& facts,
                                    const VocalMeters& meters, const std::stop_token& stop);

/// Gives the files of a vocal that fader and those effects.
void applyLevel(const VocalLevel& level, std::vector<base::TaskFile>& files);

} // namespace melisma::ml
