// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/tempo_map.h"

#include <vector>

namespace melisma::ml {

inline constexpr std::int64_t kStepTicks = base::Beats::kTicksPerBeat / 4; ///< one 16th note

/// A felt beat of a bar, in 16th steps.
struct Pulse {
    int start = 0;
    int length = 4;
    bool operator==(const Pulse&) const = default;
};

/// A bar of some meter as the composer sees it: 16th steps, grouped into the pulses that are felt
/// (6/8 is two dotted quarters, 7/8 is 2+2+3 eighths).
struct MeterGrid {
    music::Meter meter;
    int steps = 16;
    std::vector<Pulse> pulses;

    int pulseAt(int step) const;  ///< index of the pulse that holds `step`
    int strength(int step) const; ///< 3 downbeat, 2 middle of the bar, 1 other pulse, 0 between pulses
    bool isSimple() const;        ///< every pulse a quarter: swing makes sense
    base::Beats barLength() const { return base::Beats{steps * kStepTicks}; }

    /// Every meter from 2 to 64 sixteenths long whose beat unit is no finer than a 16th; others are usage errors.
    static base::Result<MeterGrid> of(music::Meter meter);
};

} // namespace melisma::ml
