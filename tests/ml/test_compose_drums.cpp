// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The drum net with the weights that are shipped.
#include "ml/compose/writers.h"
#include "ml/models/drum_net/net_drummer.h"
#include "tests/ml/compose_support.h"

#include <cmath>

using namespace melisma;

namespace {

constexpr std::int64_t kStep = base::Beats::kTicksPerBeat / 4;
constexpr double kAccent = 55.0;

std::filesystem::path weights()
{
    return tests::resources() / "models" / "drum_net" / "drum_net.safetensors";
}

const ml::drums::NetDrummer& drummer()
{
    static const auto loaded = ml::drums::NetDrummer::load(weights());
    CHECK(loaded.ok());
    return *loaded;
}

struct Drums {
    std::vector<music::Note> written, played;
    const ml::Genre* genre = nullptr;
};

Drums drumsOf(const std::string& prompt, std::uint64_t seed)
{
    auto values = tests::params(prompt);
    values.set("meter", std::string("4/4"));
    const auto plan = tests::planOf(values, seed);
    CHECK(plan.ok());
    const auto notes = [&](const ml::Drummer* who) {
        const auto score = ml::composeScore(*plan, 0, {}, who);
        CHECK(score.ok());
        return tests::notesOf(*tests::partWithRole(*score, "drums"));
    };
    return {notes(nullptr), notes(&drummer()), plan->genre};
}

std::int64_t stepOf(const music::Note& note)
{
    return (note.start.ticks + kStep / 2) / kStep;
}

bool isSnare(const music::Note& note)
{
    return note.pitch >= 37 && note.pitch <= 40;
}

/// Steps where `wanted` strokes sound.
template <class Test>
std::set<std::int64_t> stepsWith(const std::vector<music::Note>& notes, Test wanted)
{
    std::set<std::int64_t> steps;
    for (const auto& note : notes)
        if (wanted(note))
            steps.insert(stepOf(note));
    return steps;
}

bool contains(const std::set<std::int64_t>& whole, const std::set<std::int64_t>& part)
{
    return std::ranges::includes(whole, part);
}

/// How the drums of a style come out where the same pattern is played in a section of `energy`, one of two in a song
/// whose other has `other`.
struct Playing {
    double strokes = 0.0, velocity = 0.0; ///< velocity is the mean of the strokes
};

Playing playedAt(const char* prompt, double energy, double other, bool asFill = false)
{
    auto values = tests::params(prompt);
    values.set("meter", std::string("4/4"));
    auto plan = *tests::planOf(values, 1);
    plan.sections = {{"verse", "verse", "Verse", 0, 8, energy}, {"verse", "verse", "Verse", 8, 8, other}};
    plan.bars = 17;
    const auto grid = *ml::MeterGrid::of({4, 4});
    const ml::ChordTrack chords({});
    const ml::Stage stage{plan, grid, chords};
    const auto& part = *std::ranges::find(plan.genre->band, ml::Role::drums, &ml::BandPart::role);
    Playing played;
    for (int seed = 0; seed < 12; ++seed) {
        const auto at = [&](const ml::PlanSection& section) {
            const auto& pattern = plan.genre->grooves.begin()->first;
            return ml::PartSection{stage, part, section, nullptr, pattern, 0, ml::Rng(seed), ml::Rng(7)};
        };
        ml::PlanSection usual = plan.sections.front();
        usual.energy = 0.55;
        auto written = ml::writeDrums(at(usual));
        for (auto& note : written)
            note.isFill = asFill && note.start < 4 * 16 * kStep;
        for (const auto& note : drummer().play(at(plan.sections.front()), written).notes) {
            played.strokes += 1.0;
            played.velocity += note.velocity;
        }
    }
    played.velocity /= played.strokes;
    return played;
}

ml::drums::DrumPlayer player()
{
    const auto file = ml::Safetensors::read(weights());
    CHECK(file.ok());
    auto loaded = ml::drums::DrumPlayer::load(*file);
    CHECK(loaded.ok());
    return *loaded;
}

void checkTold(const ml::drums::Told& told, const std::vector<double>& expected)
{
    const auto deviation = [](double log) { return std::exp(std::clamp(log, -4.0, 0.0)); };
    CHECK_NEAR(told.hitLogit, expected[0], 1e-4);
    CHECK_NEAR(told.velocity, expected[1], 1e-4);
    CHECK_NEAR(told.velocityDeviation, deviation(expected[2]), 1e-4);
    CHECK_NEAR(told.offset, expected[3], 1e-4);
    CHECK_NEAR(told.offsetDeviation, deviation(expected[4]), 1e-4);
}

} // namespace

CHECK_CASE(theShippedNetAnswersAsPyTorchDoes)
{
    const auto golden = base::readJsonFile(tests::resources().parent_path() / "tests" / "golden" / "drum_net.json");
    CHECK(golden.ok());
    const auto net = player();
    ml::drums::DrumPlayer::Hidden hidden{};
    const ml::drums::DrumPlayer::Piece piece{(*golden)["genre"].get<int>(), (*golden)["tempo"].get<float>()};
    ml::drums::Asked asked{(*golden)["energy"].get<float>(), 0.0F};
    int place = 0;
    for (const auto& step : (*golden)["steps"]) {
        const auto strokes = step["strokes"].get<std::vector<float>>();
        asked.fill = place >= (*golden)["fillsFrom"].get<int>() ? 1.0F : 0.0F;
        auto deep = net.advance(step["played"].get<ml::drums::DrumPlayer::Played>(), place++, piece, asked, hidden);
        for (std::size_t voice = 0; voice < ml::drums::kVoices; ++voice) {
            checkTold(net.tell(deep, static_cast<int>(voice)), step["told"][voice].get<std::vector<double>>());
            if (strokes[voice] > 0.5F)
                net.hear(deep, static_cast<int>(voice), strokes[voice + 9], strokes[voice + 18]);
        }
    }
    CHECK_EQUAL(place, 12);
}

CHECK_CASE(theBackbeatStaysWhereItIsWritten)
{
    for (const char* prompt : {"rock song", "pop song", "funk song"})
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto drums = drumsOf(prompt, seed);
            const auto backbeat = [](const music::Note& note) {
                return isSnare(note) && note.velocity >= kAccent + 10 && stepOf(note) % 8 == 4;
            };
            const auto written = stepsWith(drums.written, backbeat);
            CHECK(written.size() > 8);
            CHECK(contains(stepsWith(drums.played, isSnare), written));
        }
}

CHECK_CASE(fourOnTheFloorStays)
{
    for (const char* prompt : {"house track", "techno track"})
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto drums = drumsOf(prompt, seed);
            const auto onBeat = [](const music::Note& note) {
                return note.pitch == 36 && note.velocity >= kAccent + 10 && stepOf(note) % 4 == 0;
            };
            const auto written = stepsWith(drums.written, onBeat);
            CHECK(written.size() > 16);
            CHECK(contains(stepsWith(drums.played, [](const auto& note) { return note.pitch == 36; }), written));
        }
}

CHECK_CASE(noDrumIsPlayedThatItsSectionDoesNotUse)
{
    for (const char* prompt : {"rock song", "jazz song", "hiphop beat", "disco song", "country song"}) {
        auto values = tests::params(prompt);
        values.set("meter", std::string("4/4"));
        const auto plan = tests::planOf(values, 5);
        CHECK(plan.ok());
        const auto plain = ml::composeScore(*plan, 0);
        const auto net = ml::composeScore(*plan, 0, {}, &drummer());
        const auto& written = tests::partWithRole(*plain, "drums")->clips;
        const auto& played = tests::partWithRole(*net, "drums")->clips;
        CHECK_EQUAL(written.size(), played.size());
        for (std::size_t i = 0; i < std::min(written.size(), played.size()); ++i) {
            std::set<int> kit;
            for (const auto& note : written[i].notes.notes)
                kit.insert(note.pitch);
            for (const auto& note : played[i].notes.notes)
                CHECK(kit.contains(note.pitch));
        }
    }
}

CHECK_CASE(tomsAndCrashesSoundOnlyWhereFillsAreWritten)
{
    constexpr int kToms[] = {41, 43, 45, 47, 48, 50};
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const auto drums = drumsOf("pop song", seed);
        const auto isCrash = [](const music::Note& note) { return note.pitch == 49 || note.pitch == 46; };
        CHECK(contains(stepsWith(drums.written, isCrash), stepsWith(drums.played, isCrash)));
        std::set<std::pair<int, std::int64_t>> bars;
        for (const auto& note : drums.written)
            bars.emplace(note.pitch, stepOf(note) / 16);
        for (const auto& note : drums.played)
            if (std::ranges::find(kToms, note.pitch) != std::end(kToms))
                CHECK(bars.contains({note.pitch, stepOf(note) / 16}));
    }
}

/// The pattern and its velocities are the same. How many strokes there are is the net's doing alone; how loud they are
/// also NetDrummer's, which softens what is added to a soft section.
CHECK_CASE(aSectionOfMoreEnergyIsPlayedFullerAndLouder)
{
    for (const char* prompt : {"rock song", "pop song", "funk song", "jazz song"}) {
        const auto soft = playedAt(prompt, 0.3, 0.8);
        const auto usual = playedAt(prompt, 0.55, 0.55);
        const auto loud = playedAt(prompt, 0.8, 0.3);
        CHECK(soft.strokes < loud.strokes);
        CHECK(soft.velocity + 2.0 < loud.velocity);
        CHECK(soft.velocity < usual.velocity && usual.velocity < loud.velocity);
    }
}

CHECK_CASE(aFillIsPlayedAsOne)
{
    for (const char* prompt : {"rock song", "pop song", "funk song"}) {
        const auto plain = playedAt(prompt, 0.55, 0.55);
        const auto fill = playedAt(prompt, 0.55, 0.55, true);
        CHECK(fill.strokes > plain.strokes);
    }
}

CHECK_CASE(timingBreathesWithinHalfA32nd)
{
    for (const char* prompt : {"rock song", "pop song", "house track"}) {
        const auto drums = drumsOf(prompt, 3);
        double sum = 0.0, square = 0.0;
        for (const auto& note : drums.played) {
            const double off = static_cast<double>(note.start.ticks - stepOf(note) * kStep);
            sum += off;
            square += off * off;
        }
        const double count = static_cast<double>(drums.played.size());
        const double spread = std::sqrt(square / count - sum * sum / count / count);
        CHECK(spread > 1.0 && spread < kStep / 4.0);
    }
}

CHECK_CASE(itIsNamedAsTheModelOfTheDrumsAlone)
{
    for (const char* meter : {"4/4", "3/4"}) {
        auto values = tests::params("rock song");
        values.set("meter", std::string(meter));
        const auto score = ml::composeScore(*tests::planOf(values, 2), 0, {}, &drummer());
        CHECK(score.ok());
        for (const auto& part : score->parts)
            CHECK_EQUAL(part.model.trained, part.role == "drums" && std::string_view(meter) == "4/4");
    }
    CHECK_EQUAL(drummer().model().weightsSha256.size(), 64U);
    CHECK_EQUAL(drummer().model().licence, "CC-BY-4.0");
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
