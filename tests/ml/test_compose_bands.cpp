// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Instruments asked, kept or banned, over all styles; takes; and a person's own styles.
#include "tests/ml/compose_support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <map>

using namespace melisma;

namespace {

struct Ban {
    const char* words;
    int first = 0; ///< General MIDI programs that must not sound; -1: the drum kit
    int last = 0;
};

const std::vector<Ban> kBans = {{"drums", -1, -1},   {"guitar", 24, 31}, {"bass", 32, 39},  {"piano", 0, 3},
                                {"strings", 40, 51}, {"synth", 80, 103}, {"brass", 56, 63}, {"organ", 16, 20},
                                {"sax", 64, 67},     {"choir", 52, 54},  {"rhodes", 4, 5}};

bool sounds(const music::Score& score, const Ban& ban)
{
    return std::ranges::any_of(score.parts, [&](const music::Part& part) {
        const bool drums = part.instrument.isDrums();
        return ban.first < 0 ? drums
                             : !drums && part.instrument.program >= ban.first && part.instrument.program <= ban.last;
    });
}

} // namespace

CHECK_CASE(bannedFamiliesNeverSound)
{
    for (const auto& genre : tests::library().genres)
        for (const auto& ban : kBans) {
            const auto byWord = *tests::scoreOf(tests::params(genre.name + " without " + ban.words), 3);
            CHECK(!sounds(byWord, ban));
            auto values = tests::params(genre.name);
            values.set("without", ban.words);
            values.set("bars", std::int64_t{24});
            const auto byOption = *tests::scoreOf(values, 4);
            CHECK(!sounds(byOption, ban));
            CHECK(!byOption.parts.empty());
            // Whoever plays the low notes, a banned bass has no part.
            if (std::string(ban.words) == "bass")
                CHECK(!tests::partWithRole(byOption, "bass"));
        }
}

CHECK_CASE(askedInstrumentsSoundInEveryStyle)
{
    const auto& lexicon = tests::library().lexicon;
    for (const auto& genre : tests::library().genres)
        for (const auto& [phrase, meaning] : lexicon.phrases) {
            if (meaning.kind != ml::Meaning::Kind::instrument)
                continue;
            const auto& entry = lexicon.instruments[meaning.index];
            auto values = tests::params(genre.name);
            values.set("instruments", phrase);
            values.set("bars", std::int64_t{8});
            const auto score = *tests::scoreOf(values, 5);
            CHECK_EQUAL(score.parts.size(), 1u);
            const auto& part = score.parts.front();
            CHECK(!tests::notesOf(part).empty());
            CHECK_EQUAL(part.instrument.isDrums(), entry.roles.front() == ml::Role::drums);
            const int program = part.instrument.program;
            if (entry.program)
                CHECK(program == *entry.program ||
                      (entry.family && program >= entry.family->first && program <= entry.family->second));
        }
}

CHECK_CASE(keptInstrumentsStay)
{
    for (const auto& genre : tests::library().genres) {
        const auto kept = *tests::scoreOf(tests::params(genre.name + ", keep drums"), 2);
        CHECK(sounds(kept, {"drums", -1, -1}));
        const auto only = *tests::scoreOf(tests::params(genre.name + ", only piano and bass"), 2);
        CHECK_EQUAL(only.parts.size(), 2u);
        CHECK(!sounds(only, {"drums", -1, -1}));
    }
}

CHECK_CASE(contradictionsAreRefused)
{
    auto values = tests::params("rock");
    values.set("instruments", "piano, bass");
    values.set("without", "piano");
    const auto plan = tests::planOf(values, 1);
    CHECK(!plan.ok() && plan.error().message.find("piano") != std::string::npos);
    auto unknown = tests::params("rock");
    unknown.set("without", "zither orchestra pit");
    CHECK(!tests::planOf(unknown, 1).ok());
}

CHECK_CASE(takesDifferInNotesAndShareThePlan)
{
    // Share of notes two takes do not have in common (Jaccard distance), by style over four takes.
    for (const auto& genre : tests::library().genres) {
        double nearest = 1.0;
        double farthest = 0.0;
        const auto plan = *tests::planOf(tests::params(genre.name), 21);
        std::vector<music::Score> takes;
        for (int take = 0; take < 4; ++take) {
            takes.push_back(*ml::composeScore(plan, take));
            CHECK(takes.back().chords == takes.front().chords && takes.back().sections == takes.front().sections);
        }
        for (std::size_t a = 0; a < takes.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                const double distance = 1.0 - tests::jaccard(takes[a], takes[b]);
                nearest = std::min(nearest, distance);
                farthest = std::max(farthest, distance);
            }
        std::printf("  %-10s %.2f .. %.2f\n", genre.id.c_str(), nearest, farthest);
        CHECK(nearest >= 0.3 && farthest <= 0.9);
    }
}

CHECK_CASE(aPersonsStylesStandBesideOurs)
{
    const tests::ScratchDir folder;
    auto json = *base::readJsonFile(tests::resources() / "compose" / "genres" / "reggae.json");
    json["id"] = "moonska";
    json["name"] = "moon ska";
    json["words"] = {"moonstomp"};
    std::ofstream(folder.path() / "moonska.json") << json.dump();
    const auto library = ml::Library::load(tests::resources(), folder.path());
    CHECK(library.ok());
    CHECK_EQUAL(library->genres.size(), tests::library().genres.size() + 1);
    for (const char* prompt : {"a moon ska tune", "moonstomp please", "moonska"})
        CHECK_EQUAL(ml::readWishes(tests::params(prompt), library->lexicon)->genre.value_or(""), "moonska");
    json["bass"]["riddim"][0]["tones"] = "R Q";
    std::ofstream(folder.path() / "moonska.json") << json.dump();
    const auto damaged = ml::Library::load(tests::resources(), folder.path());
    CHECK(!damaged.ok());
    for (const char* named : {"moonska.json", "bass.riddim[0].tones", "'Q'"})
        CHECK(damaged.error().message.find(named) != std::string::npos);
    json["bass"]["riddim"][0]["tones"] = "R";
    json["words"] = {"piano"};
    std::ofstream(folder.path() / "moonska.json") << json.dump();
    CHECK(!ml::Library::load(tests::resources(), folder.path()).ok());
    CHECK(ml::Library::load(tests::resources(), folder.path() / "absent").ok());
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
