// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/net_drummer.h"
#include "ml/models/drum_net/train.h"
#include "ml/nn/runtime.h"
#include "tests/ml/compose_support.h"
#include "tests/support/scratch_dir.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

using namespace melisma;
using namespace melisma::ml::drums;

namespace {

Groove lesson(int seed)
{
    std::vector<ml::groove::DrumHit> hits;
    for (int eighth = 0; eighth < 8 * 8; ++eighth) {
        const double at = 0.5 * eighth;
        hits.push_back({at + 0.01 * ((eighth + seed) % 3), 42, 60 + 9 * (eighth % 2)});
        if (eighth % 4 == 0)
            hits.push_back({at, 36, 100});
        if (eighth % 4 == 2)
            hits.push_back({at + 0.02, 38, 90});
        if ((eighth + seed) % 7 == 0)
            hits.push_back({at + 0.26, 38, 20});
    }
    return {1, 110.0, ml::groove::toGrid(hits)};
}

std::vector<Groove> lessons()
{
    return {lesson(0), lesson(1), lesson(2), lesson(3)};
}

ml::groove::TrainOptions shortly()
{
    ml::groove::TrainOptions options;
    options.epochs = 3;
    return options;
}

std::filesystem::path trained(const tests::ScratchDir& scratch)
{
    CHECK(ml::prepareRuntime("cpu", 1).ok());
    const auto path = scratch.path() / "net";
    CHECK(train(lessons(), lessons(), shortly(), path, {}, [](const TrainProgress&) {}).ok());
    return path;
}

DrumPlayer playerFrom(const std::filesystem::path& path)
{
    const auto file = ml::Safetensors::read(path);
    CHECK(file.ok());
    auto player = DrumPlayer::load(*file);
    CHECK(player.ok());
    return *player;
}

DrumPlayer::Played rowAt(const Groove& groove, const Skeleton& skeleton, std::size_t at)
{
    DrumPlayer::Played row{};
    if (at > 0)
        std::copy(groove.steps[at - 1].begin(), groove.steps[at - 1].end(), row.begin());
    for (std::size_t voice = 0; voice < kVoices; ++voice) {
        row[kFeatures + voice] = at >= kStepsPerBar ? groove.steps[at - kStepsPerBar][voice] : 0.0F;
        row[kFeatures + kVoices + voice] = skeleton[at][voice];
        row[kFeatures + 2 * kVoices + voice] = at + 1 < skeleton.size() ? skeleton[at + 1][voice] : 0.0F;
    }
    return row;
}

double surprise(double value, double mean, double deviation)
{
    const double scaled = (value - mean) / deviation;
    return 0.5 * scaled * scaled + std::log(deviation) + 0.5 * std::log(2.0 * std::acos(-1.0));
}

/// What DrumPlayer thinks of a performance, counted as DrumScore.
DrumScore judged(const DrumPlayer& player, const Groove& groove)
{
    const Skeleton skeleton = skeletonOf(groove.steps);
    DrumPlayer::Hidden hidden{};
    DrumScore sum;
    double strokes = 0.0;
    const DrumPlayer::Piece piece{groove.genre, ml::groove::tempoFeature(groove.bpm)};
    const std::vector<Asked> asked = askedOf(groove);
    for (std::size_t at = 0; at < groove.steps.size(); ++at) {
        auto deep = player.advance(rowAt(groove, skeleton, at), static_cast<int>(at % kStepsPerBar), piece,
                                   asked[at / kStepsPerBar], hidden);
        for (int voice = 0; voice < kVoices; ++voice) {
            const auto told = player.tell(deep, voice);
            const auto index = static_cast<std::size_t>(voice);
            const bool hit = groove.steps[at][index] > 0.5F;
            sum.hits += std::log1p(std::exp(hit ? -told.hitLogit : told.hitLogit));
            if (!hit)
                continue;
            const float velocity = groove.steps[at][kVoices + index];
            const float offset = groove.steps[at][2 * kVoices + index];
            sum.velocities += surprise(velocity, told.velocity, told.velocityDeviation);
            sum.offsets += surprise(offset, told.offset, told.offsetDeviation);
            player.hear(deep, voice, velocity, offset);
            strokes += 1.0;
        }
    }
    return {sum.hits / static_cast<double>(groove.steps.size()), sum.velocities / strokes, sum.offsets / strokes};
}

std::string contents(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<music::Note> drumNotes(const ml::Plan& plan, const ml::Drummer* drummer)
{
    const auto score = ml::composeScore(plan, 0, {}, drummer);
    CHECK(score.ok());
    const auto* part = tests::partWithRole(*score, "drums");
    CHECK(part);
    return part ? tests::notesOf(*part) : std::vector<music::Note>{};
}

} // namespace

CHECK_CASE(theSkeletonIsWhatBarsShare)
{
    const Groove groove = lesson(0);
    const Skeleton skeleton = skeletonOf(groove.steps);
    for (std::size_t at = 0; at < skeleton.size(); ++at) {
        CHECK_EQUAL(skeleton[at][0], at % 8 == 0 ? 1.0F : 0.0F);
        CHECK_EQUAL(skeleton[at][1], at % 8 == 4 ? 1.0F : 0.0F); // no ghost notes
        CHECK_EQUAL(skeleton[at][2], at % 2 == 0 ? 1.0F : 0.0F);
    }
}

CHECK_CASE(energyIsInOctavesOfThePiece)
{
    std::vector<ml::groove::DrumHit> hits;
    for (int eighth = 0; eighth < 16 * 8; ++eighth)
        hits.push_back({0.5 * eighth, 42, eighth < 8 * 8 ? 40 : 90});
    const auto asked = askedOf({1, 110.0, ml::groove::toGrid(hits)});
    CHECK_EQUAL(asked.size(), 16U);
    for (std::size_t bar = 0; bar < asked.size(); ++bar) {
        // The last step of the last bar is not there: 255 steps.
        const double half = bar < 8 ? 40.0 * 64.0 / 128.0 : 90.0 * 64.0 / 127.0;
        CHECK_NEAR(asked[bar].energy, std::log2(half / (130.0 * 64.0 / 255.0)), 1e-4);
        CHECK_EQUAL(asked[bar].fill, 0.0F);
    }
}

CHECK_CASE(barsWithNewTomsOrARollIntoACrashAreFills)
{
    std::vector<ml::groove::DrumHit> hits;
    for (int beat = 0; beat < 4 * 8; ++beat)
        hits.push_back({1.0 * beat, beat % 2 ? 38 : 36, 100});
    for (const int beat : {12, 13, 14}) // toms in the fourth bar
        hits.push_back({beat + 0.5, 45, 90});
    hits.push_back({26.5, 38, 90}); // a roll in the seventh
    hits.push_back({27.5, 38, 90});
    hits.push_back({28.0, 49, 110});
    Groove groove{1, 110.0, ml::groove::toGrid(hits)};
    const auto fillsOf = [](const Groove& played) {
        std::vector<int> fills;
        for (const Asked& bar : askedOf(played))
            fills.push_back(bar.fill > 0.5F);
        return fills;
    };
    CHECK((fillsOf(groove) == std::vector<int>{0, 0, 0, 1, 0, 0, 1, 0}));
    groove.isFill = true;
    CHECK((fillsOf(groove) == std::vector<int>(8, 1)));
}

CHECK_CASE(plainCodeAndLibtorchAgree)
{
    const tests::ScratchDir scratch;
    const auto path = trained(scratch);
    const auto expected = evaluate(path, {lesson(5)});
    CHECK(expected.ok());
    const DrumScore seen = judged(playerFrom(path), lesson(5));
    CHECK_NEAR(seen.hits, expected->hits, 1e-4);
    CHECK_NEAR(seen.velocities, expected->velocities, 1e-4);
    CHECK_NEAR(seen.offsets, expected->offsets, 1e-4);
}

CHECK_CASE(aBrokenOffRunResumesToTheSameWeights)
{
    const tests::ScratchDir scratch;
    const auto whole = contents(trained(scratch));
    auto options = shortly();
    options.checkpoint = scratch.path() / "checkpoint";
    const auto path = scratch.path() / "resumed";
    const auto stop = [](const TrainProgress&) { throw std::runtime_error("stopped"); };
    CHECK(!train(lessons(), lessons(), options, path, {}, stop).ok());
    int epochs = 0;
    CHECK(train(lessons(), lessons(), options, path, {}, [&](const TrainProgress&) { ++epochs; }).ok());
    CHECK_EQUAL(epochs, 2);
    CHECK(contents(path) == whole);
}

CHECK_CASE(theDrummerStaysWithinTheGrammar)
{
    const tests::ScratchDir scratch;
    const NetDrummer drummer(playerFrom(trained(scratch)));
    for (const char* prompt : {"rock song in 4/4", "house track in 4/4", "funk song in 4/4"}) {
        const auto plan = tests::planOf(tests::params(prompt), 7);
        CHECK(plan.ok());
        const auto written = drumNotes(*plan, nullptr);
        const auto played = drumNotes(*plan, &drummer);
        CHECK(!played.empty());
        CHECK(played == drumNotes(*plan, &drummer));
        std::set<int> kit;
        for (const auto& note : written)
            kit.insert(note.pitch);
        for (const auto& note : played) {
            CHECK(kit.contains(note.pitch));
            CHECK(note.start.ticks >= 0 && note.start + note.length <= plan->length);
            CHECK(note.velocity >= 1 && note.velocity <= 127);
        }
        const auto kicks = [](const std::vector<music::Note>& notes) {
            return std::ranges::count_if(notes, [](const auto& note) { return note.pitch == 36 && note.velocity > 1; });
        };
        CHECK(kicks(played) >= kicks(written) * 9 / 10);
    }
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
