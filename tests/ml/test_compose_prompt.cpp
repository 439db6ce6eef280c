// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_reader.h"
#include "ml/compose/rng.h"
#include "tests/ml/compose_support.h"

using namespace melisma;
using tests::library;

namespace {

ml::Wishes read(const char* prompt)
{
    return ml::readPrompt(prompt, library().lexicon);
}

bool ignores(const ml::Wishes& wishes, const std::string& start)
{
    return std::ranges::any_of(wishes.ignored, [&](const auto& text) { return text.starts_with(start); });
}

} // namespace

CHECK_CASE(genresAndTheirNeighbours)
{
    for (const auto& [prompt, genre] :
         std::vector<std::pair<const char*, const char*>>{{"slow rainy lo-fi", "lofi"},
                                                          {"LOFI hip-hop beat", "lofi"},
                                                          {"a pop ballad", "pop"},
                                                          {"indie rock song", "rock"},
                                                          {"smoky jazz quartet", "jazz"},
                                                          {"bossa nova", "bossa"},
                                                          {"deep house", "house"},
                                                          {"some techno", "techno"},
                                                          {"eurodance", "house"},
                                                          {"12 bar blues at 100 bpm", "blues"},
                                                          {"80s synth ride", "synthwave"},
                                                          {"drum'n'bass", "dnb"},
                                                          {"dark trap beat", "trap"},
                                                          {"slow R&B", "rnb"},
                                                          {"fröhliche klassische musik", "classical"},
                                                          {"ambient soundscape", "ambient"},
                                                          {"celtic", "folk"},
                                                          {"country road", "country"}})
        CHECK_EQUAL(read(prompt).genre.value_or("none"), genre);
    CHECK(read("dubstep").understood[0].as.find("nearest") != std::string::npos);
    CHECK(ignores(read("jazz and rock"), "rock"));
    CHECK_EQUAL(read("a Lo-Fi beat").understood[0].text, "Lo-Fi beat"); // as it was written
}

CHECK_CASE(numbersWithTheirUnits)
{
    CHECK_EQUAL(read("house at 124 bpm").bpm.value_or(0), 124.0);
    CHECK_EQUAL(read("90bpm beat").bpm.value_or(0), 90.0);
    CHECK_EQUAL(read("tempo 97.5").bpm.value_or(0), 97.5);
    CHECK_EQUAL(read("60 seconds").seconds.value_or(0), 60.0);
    CHECK_EQUAL(read("45s of calm").seconds.value_or(0), 45.0);
    CHECK_EQUAL(read("two minutes").seconds.value_or(0), 120.0);
    CHECK_EQUAL(read("1.5 minutes").seconds.value_or(0), 90.0);
    CHECK_EQUAL(read("2:30 long").seconds.value_or(0), 150.0);
    CHECK_EQUAL(read("1 minute 20 seconds").seconds.value_or(0), 80.0);
    CHECK_EQUAL(read("a 24-bar tune").bars.value_or(0), 24);
    CHECK_EQUAL(read("16 Takte Jazz").bars.value_or(0), 16);
    CHECK_EQUAL(read("2 Minuten 10 Sekunden").seconds.value_or(0), 130.0);
    CHECK_EQUAL(read("in 7/8").meter.value_or(music::Meter{}).text(), "7/8");
    CHECK_EQUAL(read("a slow waltz").meter.value_or(music::Meter{}).text(), "3/4");
    CHECK(ignores(read("rock at 900 bpm"), "900 bpm"));
    CHECK(ignores(read("2 seconds of house"), "2 seconds"));
    CHECK(ignores(read("rock 77"), "77"));
}

CHECK_CASE(keysInManySpellings)
{
    for (const auto& [prompt, text] : std::vector<std::pair<const char*, const char*>>{{"in A minor", "A minor"},
                                                                                       {"f# minor rock", "F# minor"},
                                                                                       {"key of Bb", "Bb major"},
                                                                                       {"in E flat major", "Eb major"},
                                                                                       {"in D dorian", "D dorian"},
                                                                                       {"c sharp minor", "C# minor"},
                                                                                       {"in Am", "A minor"},
                                                                                       {"Walzer in h-Moll", "B minor"},
                                                                                       {"in Es-Dur", "Eb major"},
                                                                                       {"Jazz, B-Dur", "Bb major"},
                                                                                       {"jazz in F, slow", "F major"}})
        CHECK_EQUAL(read(prompt).key.value_or(music::Key{{'B', 0}, music::Mode::phrygian}).text(), text);
    CHECK(!read("in a minor key").key);
    CHECK(!read("traurig, in Moll").key);
    CHECK(!read("a slow song").key);
    CHECK(!read("music with a beat in a band").key);
}

CHECK_CASE(chordsInARow)
{
    const auto wishes = read("folk with chords Am F C G please");
    CHECK_EQUAL(wishes.chords.size(), 4u);
    CHECK_EQUAL(wishes.chords[0].symbol(), "Am");
    CHECK_EQUAL(read("Dm7 - G7 - Cmaj7").chords.size(), 3u);
    CHECK(read("a song in C").chords.empty());
}

CHECK_CASE(instrumentsAndTheirAbsence)
{
    const auto wishes = read("warm rhodes, brushed drums and upright bass, no guitar");
    CHECK_EQUAL(wishes.instruments.size(), 3u);
    CHECK_EQUAL(wishes.instruments[1].instrument.program.value_or(-1), 40);
    CHECK_EQUAL(wishes.without.size(), 1u);
    CHECK(!wishes.onlyThese);
    CHECK(read("solo piano").onlyThese);
    CHECK_EQUAL(read("no drums or bass").without.size(), 2u);
    // Said twice is meant once; the more exact word decides.
    const auto twice = read("piano, soft piano, drums with brushes, bass and upright bass");
    CHECK_EQUAL(twice.instruments.size(), 3u);
    CHECK_EQUAL(twice.instruments[1].instrument.program.value_or(-1), 40);
    CHECK_EQUAL(twice.instruments[2].instrument.program.value_or(-1), 32);
}

CHECK_CASE(whatCannotBeMetIsSaid)
{
    const auto wishes = read("lo-fi with vinyl crackle, soft female vocal and a zebra");
    CHECK(ignores(wishes, "vinyl crackle"));
    CHECK_EQUAL(wishes.understood.back().as, "voice: female, soft");
    CHECK(ignores(wishes, "zebra"));
    CHECK(!ignores(wishes, "with") && !ignores(wishes, "a "));
    CHECK(read("jazz without vocals").ignored.empty());
    CHECK(read("one \xf0\x9f\x8e\xb5 \xd0\xbf\xd0\xb5\xd1\x81\xd0\xbd\xd1\x8f \xff\xfe").ignored.size() >= 1);
}

CHECK_CASE(formsNeedThreeSections)
{
    CHECK_EQUAL(read("intro verse chorus outro").form.size(), 4u);
    CHECK(read("a big chorus").form.empty());
    CHECK(ignores(read("a big chorus"), "chorus"));
}

CHECK_CASE(everyTokenIsAccountedFor)
{
    // Any order of words: what is neither filler nor understood is listed.
    ml::Rng rng(9);
    static const std::vector<std::string> words = {"slow", "zork", "piano", "the", "jazz", "in", "A", "minor", "92",
                                                   "bpm",  "no",   "drums", "7/8", "2:30", ",",  "#", "chords"};
    for (int round = 0; round < 2000; ++round) {
        std::string prompt;
        int zorks = 0;
        for (int i = 0; i < 12; ++i) {
            const auto& word = rng.pick(words);
            zorks += word == "zork" ? 1 : 0;
            prompt += word + ' ';
        }
        const auto wishes = read(prompt.c_str());
        CHECK_EQUAL(std::ranges::count(wishes.ignored, "zork"), zorks);
        CHECK_EQUAL(wishes.stretches.size(), wishes.understood.size() + wishes.ignored.size());
        std::size_t last = 0;
        for (const auto& stretch : wishes.stretches) { // where they stand, in order and apart
            CHECK(stretch.words.begin >= last && stretch.cut.end >= stretch.words.end);
            CHECK_EQUAL(prompt.substr(stretch.words.begin, stretch.words.end - stretch.words.begin), stretch.text);
            last = stretch.words.end;
        }
    }
}

CHECK_CASE(optionsOverrideWords)
{
    auto values = tests::params("slow jazz in C minor at 90 bpm, 60 seconds, with piano");
    values.set("key", "D major");
    values.set("bpm", 120.0);
    values.set("bars", std::int64_t{16});
    values.set("instruments", "nylon guitar, flute and upright bass");
    const auto wishes = ml::readWishes(values, library().lexicon);
    CHECK(wishes.ok());
    CHECK_EQUAL(wishes->key->text(), "D major");
    CHECK_EQUAL(*wishes->bpm, 120.0);
    CHECK(!wishes->seconds && wishes->bars == 16);
    CHECK_EQUAL(wishes->instruments.size(), 3u);
    for (const char* lost : {"C minor", "90 bpm", "slow", "60 seconds", "piano"})
        CHECK(ignores(*wishes, lost));
}

CHECK_CASE(badOptionsAreOneClearSentence)
{
    const auto fails = [](const char* name, base::ParamValue value, const char* word) {
        auto values = tests::params("jazz");
        values.set(name, std::move(value));
        const auto wishes = ml::readWishes(values, library().lexicon);
        CHECK(!wishes.ok());
        if (!wishes) {
            CHECK(wishes.error().kind == base::ErrorKind::usage);
            CHECK(wishes.error().message.find(word) != std::string::npos);
        }
    };
    fails("key", std::string("H major"), "H major");
    fails("chords", std::string("Am Xyz"), "Xyz");
    fails("meter", std::string("4/5"), "4/5");
    fails("meter", std::string("3/32"), "3/32");
    fails("form", std::string("verse zork"), "zork");
    fails("instruments", std::string("piano, zork"), "zork");
    fails("instruments", std::string("the"), "instrument");
    auto both = tests::params("jazz");
    both.set("seconds", 30.0);
    both.set("bars", std::int64_t{8});
    CHECK(ml::readWishes(both, library().lexicon).error().message.find("contradictory") != std::string::npos);
    CHECK(!ml::readWishes(tests::params(" \n"), library().lexicon).ok());
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
