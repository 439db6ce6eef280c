// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace melisma::music {

/// Beats in even time: beat n is at `first` + n * 60 / `bpm`.
struct BeatLine {
    double bpm = 0.0;
    base::Seconds first;
    double sureness = 0.0; ///< 0..1
};

/// Where something begins to sound, and how much.
struct Onset {
    base::Seconds at;
    double weight = 1.0;
};

/// The tempo from 50 to 180 at which onsets come in time, by their weighted mean phase (the periodogram of points) at
/// the beat, its half and its quarter. Every tempo fits at half and at twice as well, so tempi near 90 are preferred, and
/// those beside 70 to 160 avoided. Sureness is the longest of the three mean phases. Nothing where chance alone would do
/// as well (Rayleigh's test), and when stopped.
std::optional<BeatLine> steadiestBeat(const std::vector<Onset>& onsets, const std::stop_token& stop = {});

/// The line that is nearest to most of the beats: spacings vote by their median, the places of those that agree are
/// fitted by least squares. Beats that are missing or too many do no harm while they are fewer than half. `beats`
/// ascend. Sureness is the share of beats within a tenth of a beat of the line. Nothing from fewer than three beats.
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
