// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"
#include "core/music/chord_scale.h"
#include "core/music/key.h"
#include "ml/compose/meter_grid.h"
#include "ml/compose/plan.h"
#include "ml/compose/rng.h"

#include <vector>

namespace melisma::ml {

using music::chordScale;
using music::PitchClassSet;

PitchClassSet chordTones(const music::Chord& chord);

/// The chords of a song by time. Never empty; covers the whole song without gaps.
class ChordTrack {
public:
    explicit ChordTrack(std::vector<music::ChordEvent> events) : m_events(std::move(events)) {}

    const std::vector<music::ChordEvent>& events() const { return m_events; }
    const music::ChordEvent& at(base::Beats time) const&;    ///< the chord in force
    const music::ChordEvent& after(base::Beats time) const&; ///< the next one; the last where there is none
    void at(base::Beats time) const&& = delete;              // what it returns would not outlive a temporary
    void after(base::Beats time) const&& = delete;

private:
    std::size_t indexAt(base::Beats time) const;

    std::vector<music::ChordEvent> m_events;
};

/// The harmony of a song. Asked chords are used as they are, one a bar, looped over the whole song (more than bars:
/// as many a bar as it takes). Else each kind of section gets a progression of the genre, and the song closes with
/// a cadence.
ChordTrack makeHarmony(const Plan& plan, const MeterGrid& grid, const Rng& rng);

} // namespace melisma::ml
