// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/loudest_stretch.h"

#include "tests/support/check.h"

#include <algorithm>

using namespace melisma;
using namespace melisma::ml::conversion;

namespace {

/// Silence in which each sample that sounds tells its place.
std::vector<float> sounding(std::size_t samples, std::size_t from, std::size_t to)
{
    std::vector<float> sound(samples, 0.0F);
    for (std::size_t i = from; i < to; ++i)
        sound[i] = 0.5F + 1e-4F * static_cast<float>(i);
    return sound;
}

} // namespace

CHECK_CASE(aShortRecordingIsTakenWhole)
{
    const auto sound = sounding(500, 100, 200);
    CHECK(*loudestStretch(heldSound(sound), 600) == sound);
    CHECK(loudestStretch(heldSound({}), 600)->empty());
}

CHECK_CASE(whatSoundsIsFoundBehindSilence)
{
    const auto sound = sounding(3000, 2200, 2700);
    const auto stretch = *loudestStretch(heldSound(sound), 600);
    CHECK(stretch.size() <= 600);
    for (const std::size_t place : {std::size_t{2200}, std::size_t{2699}})
        CHECK(std::ranges::find(stretch, sound[place]) != stretch.end());
}

CHECK_CASE(theEndIsAStretchToo)
{
    const auto sound = sounding(3000, 2500, 3000);
    const auto stretch = *loudestStretch(heldSound(sound), 600);
    CHECK(std::ranges::find(stretch, sound.back()) != stretch.end());
}

CHECK_CASE(aStopEndsTheSearch)
{
    std::stop_source stop;
    stop.request_stop();
    const auto sound = sounding(3000, 0, 10);
    CHECK(loudestStretch(heldSound(sound), 600, stop.get_token()).error().kind == base::ErrorKind::cancelled);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
