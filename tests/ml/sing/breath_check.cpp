// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/breath.h"

#include "ml/sing/held_line.h"
#include "ml/vocoder/harvest.h"
#include "tests/ml/vocoder/test_voices.h"
#include "tests/support/check.h"

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::ml::sing;

namespace {

double decibels(std::span<const float> samples)
{
    double sum = 1e-12;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return 10.0 * std::log10(sum / static_cast<double>(std::max<std::size_t>(1, samples.size())));
}

std::span<const float> part(const std::vector<float>& samples, double from, double until)
{
    const auto count = static_cast<double>(samples.size());
    const auto first = static_cast<std::size_t>(from * count);
    return std::span(samples).subspan(first, static_cast<std::size_t>(until * count) - first);
}

} // namespace

CHECK_CASE(aRestGivesTimeOrNone)
{
    CHECK_EQUAL(breathSeconds(0.0), 0.0);
    CHECK_EQUAL(breathSeconds(-2.0), 0.0);
    CHECK_EQUAL(breathSeconds(0.2), 0.0);
    CHECK(breathSeconds(0.4) > 0.2 && breathSeconds(0.4) < 0.4);
    CHECK_EQUAL(breathSeconds(60.0), 0.5);
}

CHECK_CASE(breathIsAirThatSwellsUnderTheVoice)
{
    auto voice = tests::goldenVoices()[1];
    voice.rate = kSungRate;
    const auto samples = tests::makeVoice(voice);
    const std::span vowel = std::span(samples).subspan(kSungRate / 2, kSungRate / 5);
    const auto breath = breathIn({vowel, 150.0}, 0.4, 1);
    CHECK(breath.ok());
    CHECK_NEAR(static_cast<double>(breath->size()), 0.4 * kSungRate, kSungRate / 100);
    CHECK_NEAR(decibels(*breath) - decibels(vowel), -30.0, 0.1);
    CHECK(decibels(part(*breath, 0.0, 0.1)) < decibels(part(*breath, 0.5, 0.7)) - 12.0);
    CHECK(decibels(part(*breath, 0.97, 1.0)) < decibels(part(*breath, 0.5, 0.7)) - 12.0);
    const auto pitch = vocoder::harvest(*breath, kSungRate); // no tone in it
    CHECK(pitch.ok());
    const auto voiced = std::ranges::count_if(pitch->hertz, [](float hertz) { return hertz > 0.0F; });
    std::printf("  %d of %zu frames voiced\n", static_cast<int>(voiced), pitch->hertz.size());
    CHECK(voiced * 5 < std::ssize(pitch->hertz));
    CHECK(*breathIn({vowel, 150.0}, 0.4, 1) == *breath);
    CHECK(*breathIn({vowel, 150.0}, 0.4, 2) != *breath);
    CHECK(breathIn({{}, 150.0}, 0.4, 1)->empty());
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
