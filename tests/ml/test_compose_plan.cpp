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

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
