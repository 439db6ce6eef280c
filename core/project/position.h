// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/music/tempo_map.h"

namespace melisma::project {

/// Whether a clip keeps its place in the bars or on the clock when the tempo changes.
enum class TimeBase { musical, absolute };

/// A place or a stretch on the timeline in its own time base: ticks of a Beats, or frames at the project rate.
/// Instrument clips are musical, audio clips absolute, so neither is ever rounded by a tempo change.
struct TimeValue {
    TimeBase timeBase = TimeBase::musical;
    std::int64_t count = 0;

    static constexpr TimeValue musical(base::Beats beats) { return {TimeBase::musical, beats.ticks}; }
    static constexpr TimeValue absolute(base::Frames frames) { return {TimeBase::absolute, frames.count}; }

    base::Frames toFrames(const music::TempoMap& map, int sampleRate) const;
    base::Beats toBeats(const music::TempoMap& map, int sampleRate) const;
    /// The same place in another time base (rounded to its grid).
    TimeValue in(TimeBase other, const music::TempoMap& map, int sampleRate) const;

    bool operator==(const TimeValue&) const = default;
};

/// Sum and difference; both sides must be of one time base (asserted).
TimeValue operator+(TimeValue a, TimeValue b);
TimeValue operator-(TimeValue a, TimeValue b);

} // namespace melisma::project
