// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/voicing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace melisma::ml {

namespace {

constexpr int kMudBelow = 52; ///< E3: closer than a fifth below it blurs
constexpr int kFifth = 7;

/// Intervals by importance: third and seventh carry the chord, the fifth and then the root can be left out.
std::vector<int> chosenIntervals(const music::Chord& chord, VoicingKind kind, int voices)
{
    auto all = chord.intervals();
    if (kind == VoicingKind::power)
        return {0, std::ranges::find(all, 6) != all.end() ? 6 : std::ranges::find(all, 8) != all.end() ? 8 : kFifth};
    const bool rootless = kind == VoicingKind::shell && all.size() >= 4;
    std::erase_if(all, [&](int interval) { return rootless && interval == 0; });
    const auto wanted = static_cast<std::size_t>(std::max(2, voices));
    if (all.size() > wanted)
        std::erase(all, kFifth);
    if (all.size() > wanted && kind != VoicingKind::guitar)
        std::erase(all, 0);
    while (all.size() > wanted)
        all.pop_back();
    return all;
}

/// The tones stacked upwards from tone `first` as closely as they go, starting at or above `bottom`.
std::vector<int> stacked(const std::vector<int>& classes, std::size_t first, int bottom, std::size_t count)
{
    std::vector<int> pitches;
    int floor = bottom;
    for (std::size_t i = 0; i < count; ++i) {
        const int pitchClass = classes[(first + i) % classes.size()];
        const int pitch = floor + ((pitchClass - floor) % 12 + 12) % 12;
        pitches.push_back(pitch);
        floor = pitch + 1;
    }
    return pitches;
}

void spread(std::vector<int>& pitches, VoicingKind kind)
{
    const std::size_t count = pitches.size();
    if (kind == VoicingKind::drop2 && count >= 4)
        pitches[count - 2] -= 12;
    if (kind == VoicingKind::open && count >= 3)
        for (std::size_t i = 1; i < count; i += 2)
            pitches[i] += 12;
    std::ranges::sort(pitches);
}

double movement(const std::vector<int>& from, const std::vector<int>& to)
{
    double total = 0.0;
    for (const int pitch : to) {
        int nearest = 48;
        for (const int other : from)
            nearest = std::min(nearest, std::abs(other - pitch));
        total += nearest;
    }
    // The top voice is heard as a line.
    return total / static_cast<double>(to.size()) + 0.5 * std::abs(from.back() - to.back());
}

double cost(const std::vector<int>& pitches, Register range, const std::vector<int>& previous)
{
    const double mean = std::accumulate(pitches.begin(), pitches.end(), 0.0) / static_cast<double>(pitches.size());
    const double centre = 0.5 * (range.low + range.high);
    double result = (previous.empty() ? 1.0 : 0.35) * std::abs(mean - centre) + 20.0 * muddyPairs(pitches);
    if (!previous.empty())
        result += movement(previous, pitches);
    return result;
}

bool fits(const std::vector<int>& pitches, Register range)
{
    return std::ranges::adjacent_find(pitches) == pitches.end() && range.contains(pitches.front()) &&
           range.contains(pitches.back());
}

/// A guitar's chord: the root at the bottom, its fifth, then the rest in close order above.
std::vector<int> guitarShape(const std::vector<int>& classes, int root, std::size_t count)
{
    std::vector<int> pitches{root};
    const bool hasFifth = std::ranges::find(classes, (root + kFifth) % 12) != classes.end();
    pitches.push_back(hasFifth ? root + kFifth : root + 12);
    while (pitches.size() < count) {
        // The next chord tone at least a third above, so that no two strings clash.
        int next = pitches.back() + 3;
        while (std::ranges::find(classes, next % 12) == classes.end())
            ++next;
        pitches.push_back(next);
    }
    return pitches;
}

} // namespace

int muddyPairs(const std::vector<int>& pitches)
{
    int pairs = 0;
    for (std::size_t i = 0; i + 1 < pitches.size(); ++i)
        pairs += pitches[i] < kMudBelow && pitches[i + 1] - pitches[i] < kFifth ? 1 : 0;
    return pairs;
}

std::vector<int> voiceChord(const music::Chord& chord, VoicingKind kind, int voices, Register range,
                            const std::vector<int>& previous, bool bassBelow)
{
    std::vector<int> classes;
    for (const int interval : chosenIntervals(chord, kind, voices))
        classes.push_back((chord.root.pitchClass() + interval) % 12);
    const bool onBass = bassBelow && chord.bass && !classes.empty();
    if (onBass) {
        std::erase(classes, chord.bassPitchClass());
        classes.insert(classes.begin(), chord.bassPitchClass());
    }
    const std::size_t most = kind == VoicingKind::power ? 3 : static_cast<std::size_t>(std::max(1, voices));
    std::vector<int> best;
    double bestCost = std::numeric_limits<double>::max();
    // Fewer voices where a narrow register holds no full voicing.
    for (std::size_t count = most; best.empty() && count > 0; --count)
        for (int bottom = range.low; bottom <= range.high; ++bottom)
            for (std::size_t first = 0; first < classes.size(); ++first) {
                if (bottom % 12 != classes[first] || (first > 0 && (onBass || kind == VoicingKind::power)))
                    continue;
                const bool rooted = kind == VoicingKind::guitar && count >= 3;
                if (rooted && first > 0)
                    continue;
                auto pitches = rooted ? guitarShape(classes, bottom, count) : stacked(classes, first, bottom, count);
                spread(pitches, kind);
                if (!fits(pitches, range) || (onBass && pitches.front() % 12 != classes.front()))
                    continue;
                if (const double price = cost(pitches, range, previous); price < bestCost) {
                    bestCost = price;
                    best = std::move(pitches);
                }
            }
    return best;
}

} // namespace melisma::ml
