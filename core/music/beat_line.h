// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <vector>

namespace melisma::music {

/// Beats in even time, as found in a sound or tapped by a hand: beat n is at `first` + n * 60 / `bpm`.
struct BeatLine {
    double bpm = 0.0;
    base::Seconds first;
    double sureness = 0.0; ///< share of the beats that are within a tenth of a beat of the line
};

/// The line that is nearest to most of the beats: spacings vote by their median, the places of those that agree are
/// fitted by least squares. Beats that are missing or too many do no harm while they are fewer than half. `beats`
/// ascend. Nothing from fewer than three beats.
std::optional<BeatLine> fitBeats(const std::vector<base::Seconds>& beats);

/// Taps of a hand become a tempo. A pause of two seconds begins anew.
class TapTempo {
public:
    /// Nothing before the third tap.
    std::optional<double> tap(base::Seconds at);

private:
    std::vector<base::Seconds> m_taps;
};

} // namespace melisma::music
