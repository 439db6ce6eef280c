// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/sound_meter.h"

namespace melisma::app {

/// Measures sound files by libebur128 and the filters that songs are measured with. Any thread.
class FileSoundMeter : public music::SoundMeter {
public:
    base::Result<music::SoundLevels> measure(const std::vector<music::PlacedSound>& sounds,
                                             const std::vector<music::EffectSetting>& effects,
                                             std::stop_token stop) override;
};

} // namespace melisma::app
