// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/chord_track.h"

#include "ml/compose/chord_wishes.h"
#include "ml/compose/roman.h"

#include <algorithm>
#include <map>
#include <string>

namespace melisma::ml {

namespace {

constexpr int kShortestWithCadence = 4; ///< bars

using BarChords = std::vector<music::Chord>; ///< at least one

/// `count` chords spread over a bar, each from the start of a pulse.
void layBar(const BarChords& chords, base::Beats barStart, const MeterGrid& grid, std::vector<music::ChordEvent>& out)
{
    const int pulses = static_cast<int>(grid.pulses.size());
    const int count = std::min(static_cast<int>(chords.size()), pulses);
    for (int i = 0; i < count; ++i) {
        if (i > 0 && chords[static_cast<std::size_t>(i)] == chords[static_cast<std::size_t>(i - 1)])
            continue;
        const auto& pulse = grid.pulses[static_cast<std::size_t>(i * pulses / count)];
        out.push_back({barStart + base::Beats{pulse.start * kStepTicks}, {}, chords[static_cast<std::size_t>(i)]});
    }
}

/// One chord a bar, looped over `room` bars; more chords than bars share them.
std::vector<BarChords> rowOver(const std::vector<music::Chord>& chords, int room)
{
    const int count = static_cast<int>(chords.size());
    const int perBar = (count + room - 1) / room;
    std::vector<BarChords> bars;
    for (int bar = 0, next = 0; bar < room; ++bar) {
        bars.emplace_back();
        for (int i = 0; i < perBar; ++i)
            bars.back().push_back(chords[static_cast<std::size_t>(next++ % count)]);
    }
    return bars;
}

std::vector<BarChords> passageOver(const SectionChords& part, int room)
{
    if (!part.barred) {
        std::vector<music::Chord> row;
        for (const auto& bar : part.bars)
            row.insert(row.end(), bar.begin(), bar.end());
        return rowOver(row, room);
    }
    std::vector<BarChords> bars;
    for (std::size_t bar = 0; bar < static_cast<std::size_t>(room); ++bar)
        bars.push_back(part.bars[bar % part.bars.size()]);
    return bars;
}

std::vector<BarChords> askedBars(const Plan& plan)
{
    if (plan.chordSheet.empty())
        return rowOver(plan.chords, plan.bars);
    if (plan.chordSheet.size() == 1 && plan.chordSheet.front().kind.empty())
        return passageOver(plan.chordSheet.front(), plan.bars);
    std::vector<BarChords> bars;
    std::map<std::string, int> seen;
    for (const auto& section : plan.sections) {
        const auto& part = chordsFor(plan.chordSheet, *plan.lexicon, section.kind, seen[section.kind]++);
        const auto passage = passageOver(part, section.bars);
        bars.insert(bars.end(), passage.begin(), passage.end());
    }
    return bars;
}

/// The progressions that fit a section: of its kind, of its style, or the common ones.
const std::vector<Progression>& progressionsFor(const Genre& genre, music::Mode mode, const PlanSection& section)
{
    const auto& byKind = genre.harmony.at(mode).progressions;
    for (const auto& kind : {section.kind, section.style})
        if (const auto found = byKind.find(kind); found != byKind.end())
            return found->second;
    return byKind.at("any");
}

const Progression& pickProgression(const std::vector<Progression>& progressions, Rng rng)
{
    std::vector<double> weights;
    for (const auto& progression : progressions)
        weights.push_back(progression.weight);
    return progressions[rng.weighted(weights)];
}

BarChords realised(const RomanBar& bar, const music::Key& key)
{
    BarChords chords;
    for (const auto& numeral : bar.chords)
        if (auto chord = romanChord(numeral, key))
            chords.push_back(std::move(*chord)); // the data was checked when it was loaded
    return chords;
}

void closeSong(const Plan& plan, Rng rng, std::vector<BarChords>& bars)
{
    if (plan.bars < kShortestWithCadence)
        return;
    const auto& harmony = plan.genre->harmony.at(plan.key.mode);
    bars.back() = realised({{harmony.closing}}, plan.key);
    const auto& cadence = pickProgression(harmony.cadences, std::move(rng)).bars;
    const std::size_t room =
        std::min<std::size_t>(cadence.size(), static_cast<std::size_t>(plan.sections.back().bars - 1));
    for (std::size_t i = 0; i < room; ++i)
        bars[bars.size() - 2 - i] = realised(cadence[cadence.size() - 1 - i], plan.key);
}

std::vector<BarChords> composedBars(const Plan& plan, const Rng& rng)
{
    std::vector<BarChords> bars;
    for (const auto& section : plan.sections) {
        const auto& choices = progressionsFor(*plan.genre, plan.key.mode, section);
        const auto& progression = pickProgression(choices, rng.fork("progression " + section.kind));
        for (int bar = 0; bar < section.bars; ++bar)
            bars.push_back(
                realised(progression.bars[static_cast<std::size_t>(bar) % progression.bars.size()], plan.key));
    }
    closeSong(plan, rng.fork("cadence"), bars);
    return bars;
}

/// Lengths up to the next chord, and equal neighbours made one where the composer chose them.
std::vector<music::ChordEvent> joined(std::vector<music::ChordEvent> events, base::Beats end, bool mergeEqual)
{
    if (mergeEqual)
        events.erase(std::ranges::unique(events, {}, &music::ChordEvent::chord).begin(), events.end());
    while (events.size() > 1 && events.back().start >= end)
        events.pop_back(); // a cut last bar
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].length = (i + 1 < events.size() ? events[i + 1].start : end) - events[i].start;
    return events;
}

} // namespace

PitchClassSet chordTones(const music::Chord& chord)
{
    PitchClassSet tones;
    for (const int tone : chord.pitchClasses())
        tones.set(static_cast<std::size_t>(tone % 12));
    return tones;
}

std::size_t ChordTrack::indexAt(base::Beats time) const
{
    const auto next = std::ranges::upper_bound(m_events, time, {}, &music::ChordEvent::start);
    return next == m_events.begin() ? 0 : static_cast<std::size_t>(next - m_events.begin()) - 1;
}

const music::ChordEvent& ChordTrack::at(base::Beats time) const&
{
    return m_events[indexAt(time)];
}

const music::ChordEvent& ChordTrack::after(base::Beats time) const&
{
    return m_events[std::min(indexAt(time) + 1, m_events.size() - 1)];
}

ChordTrack makeHarmony(const Plan& plan, const MeterGrid& grid, const Rng& rng)
{
    const bool asked = !plan.chords.empty();
    const auto bars = asked ? askedBars(plan) : composedBars(plan, rng);
    std::vector<music::ChordEvent> events;
    for (std::size_t bar = 0; bar < bars.size(); ++bar)
        layBar(bars[bar], grid.barLength() * static_cast<std::int64_t>(bar), grid, events);
    return ChordTrack(joined(std::move(events), plan.length, !asked));
}

} // namespace melisma::ml
