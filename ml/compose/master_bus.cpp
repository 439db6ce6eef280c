// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/master_bus.h"

#include "ml/compose/part_levels.h"

#include <algorithm>

namespace melisma::ml {

music::EffectSetting peakTamer(double thresholdDb, double makeUpDb)
{
    music::EffectSetting setting{"compressor", {}, 1.0};
    setting.params.set("threshold", held(std::clamp(thresholdDb, kLowestGain, -0.5)));
    setting.params.set("ratio", kTamerRatio);
    setting.params.set("attack", 0.1);
    setting.params.set("release", 60.0);
    setting.params.set("knee", 3.0);
    setting.params.set("makeUp", makeUpDb);
    return setting;
}

double liftOf(const music::Score& score)
{
    double lift = score.masterGainDb;
    for (const auto& effect : score.masterEffects)
        lift += effect.params.number("makeUp").value_or(0.0);
    return lift;
}

} // namespace melisma::ml
