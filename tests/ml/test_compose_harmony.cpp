// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/chord_track.h"
#include "ml/compose/rng.h"
#include "ml/compose/roman.h"
#include "ml/compose/voicing.h"
#include "tests/support/check.h"

#include <algorithm>
#include <cstdlib>

using namespace melisma;

namespace {

music::Key key(const char* text)
{
    return *music::Key::parse(text);
}
music::Chord chord(const char* text)
{
    return *music::Chord::parse(text);
}

std::string roman(const char* numeral, const char* keyText)
{
    const auto result = ml::romanChord(numeral, key(keyText));
    return result ? result->symbol() : "error";
}

} // namespace

CHECK_CASE(numeralsAreSpelledInTheirKey)
{
    CHECK_EQUAL(roman("ii7", "C major"), "Dm7");
    CHECK_EQUAL(roman("V7", "Eb major"), "Bb7");
    CHECK_EQUAL(roman("bVImaj7", "A minor"), "Fmaj7");
    CHECK_EQUAL(roman("bVII", "E minor"), "D");
    CHECK_EQUAL(roman("iih7", "G minor"), "Am7b5");
    CHECK_EQUAL(roman("viio7", "D major"), "C#dim7");
    CHECK_EQUAL(roman("V/3", "C major"), "G/B");
    CHECK_EQUAL(roman("V7/ii", "C major"), "A7");
    CHECK_EQUAL(roman("bII7", "F major"), "Gb7");
    CHECK_EQUAL(roman("I69", "Bb major"), "Bb69");
    for (const char* bad : {"", "VIII", "x", "iq", "V/9", "5"})
        CHECK_EQUAL(roman(bad, "C major"), "error");
}

CHECK_CASE(barsOfNumeralsKeepTheirGroups)
{
    const auto bars = ml::parseRomanBars("ii7 V7 Imaj7,vi7 I");
    CHECK(bars.ok());
    CHECK_EQUAL(bars->size(), 4u);
    CHECK_EQUAL((*bars)[2].chords.size(), 2u);
    CHECK(!ml::parseRomanBars("ii7 huh").ok());
}

CHECK_CASE(chordsBendTheScale)
{
    // E7 in A minor: G sharp in, G out. E minor leaves the scale alone.
    const auto dominant = ml::chordScale(key("A minor"), chord("E7"));
    CHECK(dominant[8] && !dominant[7]);
    CHECK_EQUAL(ml::chordScale(key("A minor"), chord("Em")).count(), 7u);
    ml::Rng rng(3);
    for (int i = 0; i < 300; ++i) {
        static const std::vector<const char*> symbols = {"C7b9", "F#m7", "Bbmaj7", "Ddim7", "Gaug", "Ab13", "Esus4"};
        const auto any = chord(rng.pick(symbols));
        const auto scale = ml::chordScale(key("D major"), any);
        for (const int tone : any.pitchClasses())
            CHECK(scale[static_cast<std::size_t>(tone)]);
    }
}

CHECK_CASE(voicingsKeepTheirPromises)
{
    ml::Rng rng(7);
    static const std::vector<const char*> symbols = {"C",  "Dm7",   "G13", "Fmaj9", "Bm7b5", "E7#9", "Ab69",  "C#dim7",
                                                     "Gb", "Asus4", "E5",  "Bbm6",  "D/F#",  "Faug", "Cmmaj7"};
    using enum ml::VoicingKind;
    for (const auto kind : {close, drop2, shell, open, power, guitar}) {
        std::vector<int> previous;
        for (int i = 0; i < 400; ++i) {
            const auto any = chord(rng.pick(symbols));
            const ml::Register range = kind == power || kind == guitar ? ml::Register{40, 76} : ml::Register{50, 78};
            const int voices = 3 + rng.below(3);
            auto pitches = ml::voiceChord(any, kind, voices, range, previous);
            CHECK(!pitches.empty());
            CHECK(std::ranges::is_sorted(pitches));
            CHECK(std::ranges::adjacent_find(pitches) == pitches.end());
            CHECK_EQUAL(ml::muddyPairs(pitches), 0);
            const auto tones = any.pitchClasses();
            for (const int pitch : pitches) {
                CHECK(range.contains(pitch));
                const bool powerFifth = kind == power && (pitch - any.root.pitchClass()) % 12 == 7;
                CHECK(powerFifth || std::ranges::find(tones, pitch % 12) != tones.end());
            }
            previous = pitches;
        }
    }
}

CHECK_CASE(voicesMoveLittle)
{
    // Over a diatonic loop the top voice of a led close voicing stays within a third.
    std::vector<int> previous = ml::voiceChord(chord("C"), ml::VoicingKind::close, 4, {50, 76}, {});
    for (const char* symbol : {"Am", "F", "G", "C", "Em", "Dm7", "G7", "C"}) {
        const auto next = ml::voiceChord(chord(symbol), ml::VoicingKind::close, 4, {50, 76}, previous);
        CHECK(std::abs(next.back() - previous.back()) <= 4);
        previous = next;
    }
}

CHECK_CASE(shellVoicingsLeaveTheRootToTheBass)
{
    const auto pitches = ml::voiceChord(chord("G13"), ml::VoicingKind::shell, 4, {50, 76}, {});
    for (const int pitch : pitches)
        CHECK(pitch % 12 != 7);
    const auto has = [&](int tone) { return std::ranges::any_of(pitches, [&](int p) { return p % 12 == tone; }); };
    CHECK(has(11) && has(5)); // third and seventh
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
