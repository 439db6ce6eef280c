// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/form.h"
#include "ml/compose/song_length.h"
#include "tests/ml/compose_support.h"

#include <cmath>
#include <numeric>

using namespace melisma;

namespace {

ml::MeterGrid gridOf(const char* text)
{
    return *ml::MeterGrid::of(*music::Meter::parse(text));
}

} // namespace

CHECK_CASE(barsAreAllocatedExactly)
{
    for (int total = 6; total < 200; ++total)
        for (const int unit : {1, 2, 3, 4, 8}) {
            const auto bars = ml::allocateBars({4, 8, 8, 8, 8, 4}, total, unit);
            CHECK_EQUAL(std::accumulate(bars.begin(), bars.end(), 0), total);
            for (const int one : bars)
                CHECK(one >= 1);
        }
    CHECK((ml::allocateBars({4, 8, 8, 4}, 24, 4) == std::vector<int>{4, 8, 8, 4}));
}

CHECK_CASE(secondsAreMetByTempo)
{
    for (const char* meter : {"4/4", "3/4", "6/8", "12/8", "5/4", "7/8", "2/4"})
        for (double seconds = 5.0; seconds <= 600.0; seconds += 7.3) {
            const auto song = ml::fillSeconds(gridOf(meter), seconds, std::nullopt, 84.0, 4);
            const double got = song.length.value() * 60.0 / song.bpm;
            CHECK_NEAR(got, seconds, 60.0 / song.bpm / 960.0);
            CHECK(song.bpm >= 20.0 && song.bpm <= 400.0);
            if (seconds > 30.0)
                CHECK(std::abs(song.bpm / 84.0 - 1.0) < 0.08);
        }
}

CHECK_CASE(askedTempoIsKeptAndTheEndGivesWay)
{
    for (const double bpm : {20.0, 61.5, 97.0, 128.0, 173.3, 400.0})
        for (double seconds = 5.0; seconds <= 600.0; seconds += 11.9) {
            const auto song = ml::fillSeconds(gridOf("4/4"), seconds, bpm, 100.0, 4);
            CHECK_EQUAL(song.bpm, bpm);
            CHECK_NEAR(song.length.value() * 60.0 / bpm, seconds, 60.0 / bpm / 960.0);
            const double lastBar = song.length.value() - 4.0 * (song.bars - 1);
            CHECK(song.bars == 1 || (lastBar >= 2.0 && lastBar < 6.0));
        }
}

CHECK_CASE(askedFormIsKept)
{
    auto values = tests::params("pop");
    values.set("form", "intro verse 1 chorus verse 2 chorus outro");
    values.set("bars", std::int64_t{40});
    const auto plan = tests::planOf(values, 3);
    CHECK(plan.ok());
    std::string names;
    for (const auto& section : plan->sections)
        names += section.name + '|';
    CHECK_EQUAL(names, "Intro|Verse 1|Chorus 1|Verse 2|Chorus 2|Outro|");
    values.set("bars", std::int64_t{4});
    const auto tooShort = tests::planOf(values, 3);
    CHECK(!tooShort.ok());
    if (!tooShort)
        CHECK(tooShort.error().kind == base::ErrorKind::usage);
}

CHECK_CASE(askedInstrumentsAreTheBand)
{
    auto values = tests::params("jazz");
    values.set("instruments", "piano, strings, flute, electric bass, drums");
    const auto plan = tests::planOf(values, 1);
    CHECK(plan.ok());
    std::vector<int> programs;
    for (const auto& player : plan->players)
        programs.push_back(player.instrument.isDrums() ? -1 : player.instrument.program);
    CHECK((programs == std::vector<int>{0, 48, 73, 33, -1}));
    std::set<std::string> names;
    for (const auto& player : plan->players)
        CHECK(names.insert(player.name).second);
}

CHECK_CASE(aSoloInstrumentHasTuneChordsAndBass)
{
    const auto score = tests::scoreOf(tests::params("solo piano, pop ballad"), 4);
    CHECK(score.ok());
    CHECK_EQUAL(score->parts.size(), 1u);
    int low = 0;
    int middle = 0;
    int high = 0;
    for (const auto& note : tests::notesOf(score->parts.front())) {
        ++(note.pitch < 45 ? low : note.pitch <= 66 ? middle : high);
        CHECK(note.length.ticks >= 30);
    }
    CHECK(low > 20 && middle > 50 && high > 30);
}

CHECK_CASE(wordsChangeTheGenresBand)
{
    const auto plan = tests::planOf(tests::params("lo-fi with brushed drums and a trumpet, no pad"), 1);
    CHECK(plan.ok());
    const auto find = [&](int bank, int program) {
        return std::ranges::any_of(plan->players, [&](const ml::Player& player) {
            return player.instrument.bank == bank && player.instrument.program == program;
        });
    };
    CHECK(find(128, 40) && find(0, 56) && find(0, 4));
    CHECK(!find(0, 89)); // the pad
    CHECK(!find(0, 11)); // the trumpet takes the vibraphone's tune
}

CHECK_CASE(moodsAndTempoWordsBendThePlan)
{
    const auto bpm = [](const char* prompt) { return tests::planOf(tests::params(prompt), 4)->bpm; };
    CHECK(bpm("slow rock") < bpm("rock"));
    CHECK(bpm("rock") < bpm("fast rock"));
    CHECK(bpm("very slow jazz") < bpm("slow jazz"));
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        CHECK(tests::planOf(tests::params("sad pop"), seed)->key.isMinor());
        CHECK(!tests::planOf(tests::params("happy pop"), seed)->key.isMinor());
    }
    CHECK_EQUAL(tests::planOf(tests::params("chill"), 1)->genre->id, "lofi");
}

CHECK_CASE(chordsDecideTheKeyWhenNoneIsAsked)
{
    for (const auto& [chords, key] : std::vector<std::pair<const char*, const char*>>{{"Am F C G", "A minor"},
                                                                                      {"C G Am F", "C major"},
                                                                                      {"Dm7 G7 Cmaj7", "C major"},
                                                                                      {"Eb Bb Cm Ab", "Eb major"},
                                                                                      {"F#m D A E", "F# minor"}}) {
        auto values = tests::params("pop");
        values.set("chords", chords);
        CHECK_EQUAL(tests::planOf(values, 1)->key.text(), key);
    }
}

CHECK_CASE(moreChordsThanBarsShareTheBars)
{
    auto values = tests::params("pop");
    values.set("chords", "C Am Dm G Em F C G7");
    values.set("bars", std::int64_t{4});
    const auto score = tests::scoreOf(values, 1);
    CHECK(score.ok());
    CHECK_EQUAL(score->chords.size(), 8u);
    CHECK_EQUAL(score->chords[1].start.ticks, 2 * 960);
    values.set("bars", std::int64_t{1});
    CHECK(!tests::scoreOf(values, 1).ok());
}

CHECK_CASE(eachSectionLoopsItsOwnChords)
{
    const std::vector<std::string> verse = {"Am", "F", "C", "G/B"};
    const std::vector<std::string> chorus = {"F", "G", "Em", "Am"};
    for (const auto& genre : tests::library().genres)
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            auto values = tests::params(genre.name);
            values.set("chords", "[Verse] Am F | C G/B [Chorus] F G Em Am");
            values.set("meter", "4/4");
            const auto score = *tests::scoreOf(values, seed);
            CHECK_EQUAL(score.sections.size(), 4u);
            std::size_t next = 0;
            for (const auto& section : score.sections) {
                const bool isVerse = section.name.starts_with("Verse");
                const auto& loop = isVerse ? verse : chorus;
                const auto step = base::Beats::whole(isVerse ? 2 : 4);
                for (std::size_t i = 0; step * static_cast<std::int64_t>(i) < section.length; ++i, ++next) {
                    CHECK_EQUAL(score.chords.at(next).chord.symbol(), loop[i % loop.size()]);
                    CHECK_EQUAL(score.chords.at(next).start.ticks,
                                (section.start + step * static_cast<std::int64_t>(i)).ticks);
                }
            }
            CHECK_EQUAL(next, score.chords.size());
        }
}

CHECK_CASE(slashBassesAreHeardBelow)
{
    constexpr base::Beats kEarly{40}; // looseness may put a note a few ticks before its chord
    int events = 0;
    int onBass = 0;
    for (const auto& genre : tests::library().genres) {
        auto values = tests::params(genre.name);
        values.set("chords", "C/E F/A G/B Am/G");
        values.set("meter", "4/4");
        values.set("bars", std::int64_t{16});
        values.set("instruments", "bass, piano");
        const auto band = *tests::scoreOf(values, 3);
        const music::ChordEvent* before = nullptr;
        for (const auto& note : tests::notesOf(*tests::partWithRole(band, "bass")))
            if (const auto& event = tests::chordAt(band, note.start + kEarly); &event != std::exchange(before, &event))
                CHECK_EQUAL(note.pitch % 12, event.chord.bassPitchClass());
        // Alone, the lowest of what sounds together where a chord begins.
        for (const char* alone : {"piano", "guitar"}) {
            values.set("instruments", alone);
            const auto score = *tests::scoreOf(values, 3);
            for (const auto& event : score.chords) {
                int lowest = 128;
                for (const auto& note : tests::notesOf(score.parts.front()))
                    if (note.start + kEarly >= event.start && note.start < event.start + base::Beats{120})
                        lowest = std::min(lowest, note.pitch);
                events += lowest < 128 ? 1 : 0;
                onBass += lowest < 128 && lowest % 12 == event.chord.bassPitchClass() ? 1 : 0;
            }
        }
    }
    CHECK(onBass > events * 8 / 10); // in the rest the tune begins the chord and the left hand comes in after it
}

CHECK_CASE(noChordIsSilenceBelowTheTune)
{
    for (const auto& genre : tests::library().genres) {
        auto values = tests::params(genre.name);
        values.set("chords", "Am N.C. F G");
        values.set("meter", "4/4");
        values.set("bars", std::int64_t{16});
        const auto score = *tests::scoreOf(values, 5);
        for (const auto& part : score.parts)
            for (const auto& note : tests::notesOf(part))
                if (part.role == "bass" || part.role == "comp" || part.role == "pad")
                    // Looseness may put a stroke a few ticks early.
                    CHECK(!tests::chordAt(score, note.start + base::Beats{40}).chord.isNone());
    }
}

CHECK_CASE(badSectionChordsAreNamed)
{
    const auto fails = [](const char* chords, const char* named) {
        auto values = tests::params("pop");
        values.set("chords", chords);
        values.set("bars", std::int64_t{8});
        const auto plan = tests::planOf(values, 1);
        return !plan.ok() && plan.error().message.find(named) != std::string::npos;
    };
    CHECK(fails("[Verse] Am F [Chorus] C Hm7", "'Hm7'"));
    CHECK(fails("[Strophe] Am F", "'Strophe'"));
    CHECK(fails("Am F C G Em | C", "5 chords do not fit into 1 bar"));
    CHECK(fails("N.C. N.C.", "No chord"));
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
