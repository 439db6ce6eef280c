// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/chord_scale.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace melisma::music {
namespace {

constexpr int kLetters = 7;
constexpr int kOctave = 12;
constexpr int kHighest = 127;

int letterIndex(char letter)
{
    return static_cast<int>(std::string_view("CDEFGAB").find(letter));
}

/// How many letters an interval of a chord spans: a minor and a major third both span two.
int lettersOf(int interval, const std::vector<int>& chord)
{
    const auto has = [&](int other) { return std::ranges::find(chord, other) != chord.end(); };
    constexpr std::array<int, kOctave> kUsual = {0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6};
    const int within = interval % kOctave;
    if (within == 3 && has(4))
        return 1; // raised ninth
    if (within == 6 && has(7))
        return 3; // raised eleventh
    if (within == 8 && !has(7))
        return 4; // augmented fifth
    if (within == 9 && has(3) && has(6) && !has(10))
        return 6; // diminished seventh
    return kUsual[static_cast<std::size_t>(within)];
}

/// The letter under which the scale already has this pitch class, else the one it was written with: an Eb chord in F#
/// major is its D#.
int letterWithin(const std::array<int, kLetters>& scale, int tonic, const PitchName& name)
{
    const auto found = std::ranges::find(scale, name.pitchClass());
    return found == scale.end() ? letterIndex(name.letter)
                                : (tonic + static_cast<int>(found - scale.begin())) % kLetters;
}

} // namespace

PitchClassSet scaleOf(const Key& key)
{
    PitchClassSet set;
    for (const int pitchClass : key.scale())
        set.set(static_cast<std::size_t>(pitchClass));
    return set;
}

PitchClassSet chordScale(const Key& key, const Chord& chord)
{
    const auto scale = key.scale();
    const int tonic = letterIndex(key.tonic.letter);
    PitchClassSet set = scaleOf(key);
    PitchClassSet tones;
    const auto take = [&](int letter, int pitchClass) {
        tones.set(static_cast<std::size_t>(pitchClass));
        if (std::ranges::find(scale, pitchClass) != scale.end())
            return; // the key has it already, whatever it is called here
        set.reset(static_cast<std::size_t>(scale[static_cast<std::size_t>((letter - tonic + kLetters) % kLetters)]));
    };
    const auto intervals = chord.intervals();
    const int root = letterWithin(scale, tonic, chord.root);
    for (const int interval : intervals)
        take((root + lettersOf(interval, intervals)) % kLetters, (chord.root.pitchClass() + interval) % kOctave);
    if (chord.bass)
        take(letterWithin(scale, tonic, *chord.bass), chord.bass->pitchClass());
    return set | tones;
}

int nearestIn(const PitchClassSet& set, int pitch)
{
    for (int away = 0; away < kOctave; ++away)
        for (const int candidate : {pitch - away, pitch + away})
            if (candidate >= 0 && candidate <= kHighest && set.test(static_cast<std::size_t>(candidate % kOctave)))
                return candidate;
    return pitch;
}

int stepsAway(const PitchClassSet& set, int pitch, int steps)
{
    const int direction = steps < 0 ? -1 : 1;
    int reached = pitch;
    for (int at = pitch + direction; steps != 0 && at >= 0 && at <= kHighest; at += direction)
        if (set.test(static_cast<std::size_t>(at % kOctave))) {
            reached = at;
            steps -= direction;
        }
    return reached;
}

} // namespace melisma::music
