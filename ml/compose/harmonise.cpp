// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/harmonise.h"

#include "ml/compose/roman.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace melisma::ml {
namespace {

using base::Beats;

constexpr double kInScale = -0.35; ///< a note that is not in the chord but fits it
constexpr double kClash = -1.2;    ///< one that does not fit
constexpr double kTonicBonus = 0.6;
constexpr double kMotion = 0.35; ///< weight of how usual a change is, against the notes
constexpr double kUnseen = 0.15; ///< count given to changes that no progression of the genre makes

using Weights = std::array<double, 12>;

/// How much each pitch class weighs in a bar, in quarter notes; strong beats count more.
std::vector<Weights> weighBars(const Plan& plan, const MeterGrid& grid, const music::NoteSequence& melody)
{
    std::vector<Weights> bars(static_cast<std::size_t>(plan.bars), Weights{});
    const std::int64_t barTicks = grid.barLength().ticks;
    for (const auto& note : melody.notes) {
        for (std::int64_t at = note.start.ticks; at < (note.start + note.length).ticks;) {
            const std::int64_t bar = at / barTicks;
            if (bar >= plan.bars)
                break;
            const std::int64_t end = std::min((note.start + note.length).ticks, (bar + 1) * barTicks);
            const int step = static_cast<int>((at - bar * barTicks) / kStepTicks);
            const double accent = 1.0 + 0.25 * grid.strength(step);
            bars[static_cast<std::size_t>(bar)][static_cast<std::size_t>(note.pitch % 12)] +=
                accent * Beats{end - at}.value();
            at = end;
        }
    }
    return bars;
}

struct Candidates {
    std::vector<music::Chord> chords;
    std::vector<std::vector<double>> motion; ///< log of how usual the change from one to another is
};

/// The first chord of each bar of each progression, and how often one follows another.
Candidates candidatesOf(const Plan& plan)
{
    Candidates found;
    std::map<std::string, std::size_t> index;
    std::map<std::pair<std::size_t, std::size_t>, double> counts;
    const auto indexOf = [&](const RomanBar& bar) -> std::optional<std::size_t> {
        if (bar.chords.empty())
            return std::nullopt;
        const auto chord = romanChord(bar.chords.front(), plan.key);
        if (!chord)
            return std::nullopt;
        const auto [entry, fresh] = index.emplace(chord->symbol(), found.chords.size());
        if (fresh)
            found.chords.push_back(*chord);
        return entry->second;
    };
    for (const auto& [kind, progressions] : plan.genre->harmony.at(plan.key.mode).progressions)
        for (const auto& progression : progressions)
            for (std::size_t bar = 0; bar < progression.bars.size(); ++bar) {
                const auto from = indexOf(progression.bars[bar]);
                const auto to = indexOf(progression.bars[(bar + 1) % progression.bars.size()]);
                if (from && to)
                    counts[{*from, *to}] += progression.weight;
            }
    const std::size_t count = found.chords.size();
    found.motion.assign(count, std::vector<double>(count));
    for (std::size_t from = 0; from < count; ++from) {
        double total = kUnseen * static_cast<double>(count);
        for (std::size_t to = 0; to < count; ++to)
            total += counts[{from, to}];
        for (std::size_t to = 0; to < count; ++to)
            found.motion[from][to] = std::log((counts[{from, to}] + kUnseen) / total);
    }
    return found;
}

double agreement(const Weights& notes, const music::Key& key, const music::Chord& chord)
{
    const auto tones = chordTones(chord);
    const auto scale = chordScale(key, chord);
    double sum = 0.0;
    for (std::size_t pitchClass = 0; pitchClass < notes.size(); ++pitchClass)
        sum += notes[pitchClass] * (tones[pitchClass] ? 1.0 : scale[pitchClass] ? kInScale : kClash);
    return sum;
}

bool isTonic(const music::Key& key, const music::Chord& chord)
{
    return chord.root.pitchClass() == key.tonic.pitchClass() && chord.isMinor() == key.isMinor();
}

/// The best row of candidates, one a bar.
std::vector<std::size_t> bestRow(const Plan& plan, const std::vector<Weights>& bars, const Candidates& candidates)
{
    const std::size_t count = candidates.chords.size();
    std::vector<std::vector<std::size_t>> from(bars.size(), std::vector<std::size_t>(count, 0));
    std::vector<double> score(count, 0.0);
    for (std::size_t bar = 0; bar < bars.size(); ++bar) {
        std::vector<double> next(count, -1e300);
        for (std::size_t to = 0; to < count; ++to) {
            const auto& chord = candidates.chords[to];
            const bool edge = bar == 0 || bar + 1 == bars.size();
            const double here =
                agreement(bars[bar], plan.key, chord) + (edge && isTonic(plan.key, chord) ? kTonicBonus : 0.0);
            for (std::size_t origin = 0; origin < count; ++origin) {
                const double whole = (bar == 0 ? 0.0 : score[origin] + kMotion * candidates.motion[origin][to]) + here;
                if (whole > next[to]) {
                    next[to] = whole;
                    from[bar][to] = origin;
                }
            }
        }
        score = std::move(next);
    }
    std::vector<std::size_t> row(bars.size());
    auto at = static_cast<std::size_t>(std::ranges::max_element(score) - score.begin());
    for (std::size_t bar = bars.size(); bar-- > 0;) {
        row[bar] = at;
        at = from[bar][at];
    }
    return row;
}

} // namespace

ChordTrack harmonise(const Plan& plan, const MeterGrid& grid, const music::NoteSequence& melody)
{
    const auto candidates = candidatesOf(plan);
    const auto row = bestRow(plan, weighBars(plan, grid, melody), candidates);
    std::vector<music::ChordEvent> events;
    for (std::size_t bar = 0; bar < row.size(); ++bar) {
        const auto& chord = candidates.chords[row[bar]];
        const Beats start = grid.barLength() * static_cast<std::int64_t>(bar);
        const Beats end = std::min(start + grid.barLength(), plan.length);
        if (!events.empty() && events.back().chord == chord)
            events.back().length = end - events.back().start;
        else if (end > start)
            events.push_back({start, end - start, chord});
    }
    return ChordTrack(std::move(events));
}

} // namespace melisma::ml
