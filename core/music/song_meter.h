// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"

#include <stop_token>
#include <vector>

namespace melisma::music {

struct PartLevels {
    double loudnessLufs = 0.0; ///< integrated, gated (ITU-R BS.1770); -infinity when it is not heard
    /// Mean square between 1 and 4 kHz, one value for each SongMeter::kWindowSeconds.
    std::vector<double> presence;
};

struct SongLevels {
    std::vector<PartLevels> parts; ///< as in the score, behind their effects and faders
    double loudnessLufs = 0.0;     ///< of the whole, behind the master
    double truePeakDb = 0.0;
};

/// Plays a score unheard and says how loud it is. What composes knows no sound, so who has both gives it one.
class SongMeter {
public:
    static constexpr double kWindowSeconds = 0.4;

    virtual ~SongMeter() = default;
    /// Errors: no soundfont, an effect that is not known, ErrorKind::cancelled.
    virtual base::Result<SongLevels> measure(const Score& score, std::stop_token stop) = 0;
};

} // namespace melisma::music
