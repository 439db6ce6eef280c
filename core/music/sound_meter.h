// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/music/score.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace melisma::music {

/// A sound file and where it begins in its song.
struct PlacedSound {
    std::filesystem::path file;
    base::Seconds start;
};

struct SoundLevels {
    /// Mean square between 1 and 4 kHz, one value for each SongMeter::kWindowSeconds of the song; 0 between sounds.
    std::vector<double> presence;
    double loudnessLufs = 0.0; ///< integrated, gated (ITU-R BS.1770), of all together
    double truePeakDb = 0.0;
};

/// Says how loud sounds are as they stand in a song, at 0 dB and in the middle, behind effects, whose tails beyond the
/// end of a sound are not counted. What composes knows no
/// sound analysis, so who has both gives it one.
class SoundMeter {
public:
    virtual ~SoundMeter() = default;
    /// Errors: a file that cannot be read, an effect that is not known, ErrorKind::cancelled.
    virtual base::Result<SoundLevels> measure(const std::vector<PlacedSound>& sounds,
                                              const std::vector<EffectSetting>& effects, std::stop_token stop) = 0;
};

} // namespace melisma::music
