// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/groove_net/groove_grid.h"
#include "ml/models/groove_net/train.h"
#include "ml/nn/runtime.h"

#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace melisma;
using namespace melisma::ml::groove;

namespace
{

float hit(const Step& step, Voice voice)
{
    return step[static_cast<std::size_t>(voice)];
}

float velocity(const Step& step, Voice voice)
{
    return step[kVoices + static_cast<std::size_t>(voice)];
}

float offset(const Step& step, Voice voice)
{
    return step[2 * kVoices + static_cast<std::size_t>(voice)];
}

/// Eight bars in which the snare of every other bar comes one step late: a place in the bar does not tell, the bar
/// before does.
Groove alternating(int seed)
{
    std::vector<DrumHit> hits;
    for (int bar = 0; bar < 8; ++bar) {
        const double begin = 4.0 * bar;
        const double late = (bar + seed) % 2 == 0 ? 0.0 : 0.25;
        hits.push_back({begin, 36, 100});
        hits.push_back({begin + 1.0 + late, 38, 90});
        hits.push_back({begin + 3.0 + late, 38, 90});
        for (int eighth = 0; eighth < 8; ++eighth)
            hits.push_back({begin + 0.5 * eighth + 0.02, 42, 60 + 10 * (eighth % 2)});
    }
    return {1, 100.0, toGrid(hits)};
}

std::vector<Groove> lesson()
{
    std::vector<Groove> grooves;
    for (int i = 0; i < 16; ++i)
        grooves.push_back(alternating(i));
    return grooves;
}

std::string contents(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

CHECK_CASE(strokesLandOnTheirNearestStep)
{
    const std::vector<DrumHit> hits{{0.01, 36, 127}, {0.49, 42, 64}, {1.0, 38, 40}, {1.02, 40, 80},
                                    {1.9, 51, 100},  {2.0, 70, 90},  {-1.0, 36, 90}};
    const auto steps = toGrid(hits);
    CHECK_EQUAL(steps.size(), 9U);
    CHECK_EQUAL(hit(steps[0], Voice::kick), 1.0F);
    CHECK_EQUAL(velocity(steps[0], Voice::kick), 1.0F);
    CHECK_NEAR(offset(steps[0], Voice::kick), 0.04F, 1e-6F);
    CHECK_NEAR(offset(steps[2], Voice::closedHat), -0.04F, 1e-6F);
    CHECK_NEAR(velocity(steps[4], Voice::snare), 80.0F / 127.0F, 1e-6F); // the louder of the two
    CHECK_NEAR(offset(steps[4], Voice::snare), 0.08F, 1e-6F);
    CHECK_NEAR(offset(steps[8], Voice::ride), -0.4F, 1e-5F);
    float all = 0.0F;
    for (const Step& step : steps)
        for (int voice = 0; voice < kVoices; ++voice)
            all += step[static_cast<std::size_t>(voice)];
    CHECK_EQUAL(all, 4.0F); // the conga and the stroke before the beginning are not there
}

CHECK_CASE(everyNoteOfTheKitHasItsVoice)
{
    CHECK(voiceOf(36) == Voice::kick && voiceOf(37) == Voice::snare && voiceOf(22) == Voice::closedHat);
    CHECK(voiceOf(46) == Voice::openHat && voiceOf(58) == Voice::lowTom && voiceOf(59) == Voice::ride);
    CHECK(!voiceOf(0) && !voiceOf(60) && !voiceOf(-1) && !voiceOf(128));
    CHECK_EQUAL(genreIndex("jazz"), 3);
    CHECK_EQUAL(genreIndex("polka"), 0);
}

/// One voice that sounds at half the places' times, the rest never: ln 2 a step (and the smoothing's little).
CHECK_CASE(baselineIsTheEntropyOfPlaces)
{
    Groove groove;
    for (int bar = 0; bar < 1000; ++bar)
        for (int place = 0; place < kStepsPerBar; ++place) {
            Step step{};
            step[0] = static_cast<float>((bar + place) % 2);
            step[kVoices] = 0.5F * step[0];
            groove.steps.push_back(step);
        }
    const GrooveScore score = baseline({groove}, {groove});
    CHECK_NEAR(score.hitNats, std::log(2.0) + 8 * std::log(1001.0 / 1000.5), 1e-6);
    CHECK_NEAR(score.velocityError, 0.0, 1e-9);
}

CHECK_CASE(trainingLearnsWhatAPlaceCannotTell)
{
    // One thread: on a busy machine the threads of so small a net would mostly wait for each other.
    CHECK(ml::prepareRuntime("cpu", 1).ok());
    const tests::ScratchDir scratch;
    const auto grooves = lesson();
    const std::vector<Groove> two(grooves.begin(), grooves.begin() + 2);
    TrainOptions options;
    options.epochs = 400;
    options.learningRate = 0.03;
    double lastLoss = 0.0;
    const auto trained = train(grooves, two, options, scratch.path() / "net", {},
                               [&](const TrainProgress& progress) { lastLoss = progress.trainLoss; });
    CHECK(trained.ok());
    const auto score = evaluate(scratch.path() / "net", grooves);
    const GrooveScore guess = baseline(grooves, grooves);
    CHECK(score.ok());
    std::printf("net %.3f nats, place only %.3f, last loss %.3f\n", score->hitNats, guess.hitNats, lastLoss);
    // Four undecided steps a bar cost the place-only guess 4 ln 2 / 16; the net needs to see one snare.
    CHECK_NEAR(guess.hitNats, 4.0 * std::log(2.0) / 16.0, 0.05);
    CHECK(score->hitNats < 0.5 * guess.hitNats);
    CHECK(score->velocityError < 6.0 && score->offsetError < 5.0);
}

CHECK_CASE(aResumedRunGivesTheSameWeights)
{
    CHECK(ml::prepareRuntime("cpu", 1).ok());
    const tests::ScratchDir scratch;
    const auto grooves = lesson();
    TrainOptions options;
    options.epochs = 4;
    options.checkpoint = scratch.path() / "whole.checkpoint";
    const auto whole =
        train(grooves, grooves, options, scratch.path() / "whole", {}, [&](const TrainProgress& progress) {
            if (progress.epoch != 2)
                return;
            fs::copy_file(options.checkpoint, scratch.path() / "half.checkpoint");
            fs::copy_file(scratch.path() / "whole", scratch.path() / "half");
        });
    CHECK(whole.ok());
    options.checkpoint = scratch.path() / "half.checkpoint";
    int epochs = 0;
    CHECK(train(grooves, grooves, options, scratch.path() / "half", {}, [&](const TrainProgress&) { ++epochs; }).ok());
    CHECK_EQUAL(epochs, 2);
    CHECK(contents(scratch.path() / "whole") == contents(scratch.path() / "half"));

    std::ofstream(options.checkpoint, std::ios::trunc) << "not a checkpoint";
    CHECK(!train(grooves, grooves, options, scratch.path() / "half", {}, [](const TrainProgress&) {}).ok());
    CHECK(!train({}, grooves, options, scratch.path() / "half", {}, [](const TrainProgress&) {}).ok());
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
