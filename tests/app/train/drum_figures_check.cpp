// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/drum_figures.h"

#include "app/train/told_apart.h"
#include "tests/support/check.h"

#include <random>

using namespace melisma;
using app::DrumTakes;
using ml::groove::DrumHit;

namespace {

/// Kick on each beat at `velocity` and `late` beats behind, eight bars; every other bar one kick more.
ml::groove::Groove take(int velocity, double late, bool varies)
{
    std::vector<DrumHit> hits;
    for (int beat = 0; beat < 32; ++beat) {
        hits.push_back({beat + late, 36, velocity});
        if (varies && beat % 8 == 7)
            hits.push_back({beat + 0.5, 36, velocity});
    }
    ml::groove::Groove made{1, 120.0, ml::groove::toGrid(hits)};
    made.steps.resize(8 * ml::groove::kStepsPerBar);
    return made;
}

DrumTakes noise(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    DrumTakes takes;
    for (int i = 0; i < 40; ++i) {
        std::vector<DrumHit> hits;
        for (int step = 0; step < 128; ++step)
            if (random() % 2 == 0)
                hits.push_back({0.25 * step, 36, 40 + static_cast<int>(random() % 60)});
        takes.push_back({1, 120.0, ml::groove::toGrid(hits)});
        takes.back().steps.resize(128);
    }
    return takes;
}

} // namespace

CHECK_CASE(wassersteinIsTheShiftOfAShiftedSample)
{
    CHECK_NEAR(app::wasserstein({1, 2, 3}, {4, 5, 6}), 3.0, 1e-12);
    CHECK_NEAR(app::wasserstein({0, 1}, {0, 0, 1, 1}), 0.0, 1e-12);
    CHECK_NEAR(app::wasserstein({0}, {-1, 1}), 1.0, 1e-12);
    CHECK_NEAR(app::wasserstein({}, {1}), 0.0, 1e-12);
}

CHECK_CASE(consistencyCountsThePlacesThatDiffer)
{
    CHECK_NEAR(app::grooveConsistency(take(90, 0.0, false)), 1.0, 1e-12);
    // Seven pairs of bars, one of sixteen places apart in each, over eight bars as MusPy divides.
    CHECK_NEAR(app::grooveConsistency(take(90, 0.0, true)), 1.0 - 7.0 / (16.0 * 8.0), 1e-12);
}

CHECK_CASE(theFiguresOfKnownTakes)
{
    const auto figures = app::drumFigures({take(90, 0.02, false)}, {take(70, 0.0, true)});
    CHECK_NEAR(figures.identicalBars, 1.0, 1e-12);
    CHECK_NEAR(figures.strokesABar, 4.0, 1e-6);
    CHECK_NEAR(figures.velocityDistance, 20.0, 1e-3);
    CHECK_NEAR(figures.timingDistance, 10.0, 1e-2); // 0.02 beats at 120 bpm
    CHECK_NEAR(app::drumFigures({take(90, 0.0, true)}, {take(90, 0.0, true)}).identicalBars, 0.0, 1e-12);
}

CHECK_CASE(onlyWhatDiffersIsToldApart)
{
    CHECK(app::toldApart({take(90, 0, false), take(90, 0, false)}, {take(90, 0, true), take(90, 0, true)}) > 0.7);
    CHECK(app::toldApart({take(120, 0, false), take(120, 0, false)}, {take(30, 0, true), take(30, 0, true)}) > 0.9);
    const double same = app::toldApart(noise(1), noise(2));
    CHECK(same > 0.4 && same < 0.6);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
