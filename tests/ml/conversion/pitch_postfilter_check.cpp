// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/pitch_postfilter.h"

#include "tests/support/check.h"

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

using namespace melisma::ml::conversion;

namespace {

using Samples = std::vector<float>;

constexpr std::size_t kSecond = 24000;
constexpr double kHertz = 160.0; ///< a period of 150 samples

/// A second of ten harmonics of 160 Hz with a power of one, and of white noise with this power.
Samples voice(double noise, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> hiss(0.0, std::sqrt(noise));
    Samples samples(kSecond);
    for (std::size_t i = 0; i < kSecond; ++i) {
        double sum = noise > 0.0 ? hiss(random) : 0.0;
        for (int overtone = 1; overtone <= 10; ++overtone)
            sum += std::sqrt(0.2) *
                   std::sin(2.0 * std::numbers::pi * kHertz * overtone * static_cast<double>(i) / 24000.0);
        samples[i] = static_cast<float>(sum);
    }
    return samples;
}

/// Share of the power that comes again after a period: of the samples themselves, by the definition of a correlation.
double periodic(const Samples& samples)
{
    double own = 0.0, together = 0.0;
    for (std::size_t i = 2000; i < kSecond - 2000; ++i) {
        own += static_cast<double>(samples[i]) * samples[i];
        together += static_cast<double>(samples[i]) * samples[i + 150];
    }
    return together / own;
}

double powerOf(const Samples& samples)
{
    double power = 0.0;
    for (std::size_t i = 2000; i < kSecond - 2000; ++i)
        power += static_cast<double>(samples[i]) * samples[i] / static_cast<double>(kSecond - 4000);
    return power;
}

const Samples kPitch(80, static_cast<float>(kHertz));

} // namespace

CHECK_CASE(aHoarseVoiceBecomesAsPeriodicAsTheSource)
{
    // A third of the power is periodic; for six tenths hiss has to fall to a third.
    auto made = voice(2.0, 1);
    CHECK_NEAR(periodic(made), 1.0 / 3.0, 0.02);
    followPeriods(made, voice(0.25, 2), kPitch, 1.0);
    // What comes again in hiss, too, after the filter is not voice: 2 g / (1 + 2 g^2) of it.
    CHECK(periodic(made) > 0.6);
    CHECK_NEAR(powerOf(made), 1.0 + 2.0 / 3.0, 0.15);
}

CHECK_CASE(aVoiceThatIsALittleHoarseIsFilteredALittle)
{
    // Half of the power is periodic; for six tenths hiss has to fall to two thirds.
    auto made = voice(1.0, 1);
    followPeriods(made, voice(0.0, 2), kPitch, 1.0);
    CHECK_NEAR(powerOf(made), 1.0 + 2.0 / 3.0, 0.1);
}

CHECK_CASE(belowSixtyHertzNothingIsDone)
{
    auto made = voice(2.0, 1);
    const auto before = made;
    followPeriods(made, voice(0.0, 2), Samples(80, 55.0F), 0.5);
    CHECK(made == before);
    Samples none;
    followPeriods(none, none, {}, 1.0);
    CHECK(none.empty());
}

/// A steady sound, filtered in its first half: what was done fades before the edge and does not end with a step.
CHECK_CASE(nothingLeapsWhereAVoiceEnds)
{
    Samples made(kSecond, 0.0F);
    for (std::size_t i = 0; i < kSecond; ++i)
        made[i] =
            static_cast<float>(std::sin(2.0 * std::numbers::pi * 1.5 * kHertz * static_cast<double>(i) / 24000.0));
    const auto before = made;
    auto pitch = kPitch;
    std::fill(pitch.begin() + 40, pitch.end(), 0.0F);
    followPeriods(made, voice(0.0, 2), pitch, 1.0);
    CHECK(std::abs(made[9025] - before[9025]) > 0.5F); // a crest
    for (std::size_t i = 11996; i < 12300; ++i)
        CHECK_NEAR(made[i], before[i], 0.1);
}

CHECK_CASE(noMoreThanTheSourceIs)
{
    auto made = voice(2.0, 1);
    const auto before = made;
    followPeriods(made, voice(4.0, 2), kPitch, 1.0); // a fifth is periodic
    double apart = 0.0, power = 0.0;
    for (std::size_t i = 2000; i < kSecond - 2000; ++i) {
        apart += std::pow(made[i] - before[i], 2.0);
        power += std::pow(before[i], 2.0);
    }
    CHECK(apart < 0.01 * power);
}

CHECK_CASE(aClearVoiceStaysAsItIs)
{
    auto made = voice(0.1, 1);
    const auto before = made;
    followPeriods(made, voice(0.0, 2), kPitch, 1.0);
    CHECK(made == before);
}

CHECK_CASE(aVoiceThatFellAnOctaveIsBroughtBack)
{
    // Overtones of half the pitch as strong as those of the pitch: periodic to two periods only.
    auto made = voice(0.0, 1);
    for (std::size_t i = 0; i < kSecond; ++i)
        for (int overtone = 1; overtone <= 19; overtone += 2)
            made[i] += static_cast<float>(
                std::sqrt(0.2) * std::sin(std::numbers::pi * kHertz * overtone * static_cast<double>(i) / 24000.0));
    CHECK_NEAR(periodic(made), 0.0, 0.01);
    followPeriods(made, voice(0.0, 2), kPitch, 1.0);
    CHECK(periodic(made) > 0.9);
}

CHECK_CASE(whatIsUnvoicedIsLeftAlone)
{
    auto made = voice(2.0, 1);
    const auto before = made;
    auto pitch = kPitch;
    std::fill(pitch.begin() + 30, pitch.begin() + 50, 0.0F);
    followPeriods(made, voice(0.0, 2), pitch, 1.0);
    for (std::size_t i = 9000; i < 15000; ++i)
        CHECK_EQUAL(made[i], before[i]);
    CHECK(made != before);
}

CHECK_CASE(theSourceMaySingLower)
{
    // An octave higher than the source: its period is twice as long.
    Samples lower(kSecond);
    for (std::size_t i = 0; i < kSecond; ++i)
        lower[i] =
            static_cast<float>(std::sin(2.0 * std::numbers::pi * kHertz / 2.0 * static_cast<double>(i) / 24000.0));
    auto higher = voice(2.0, 1), same = higher;
    followPeriods(higher, lower, kPitch, 2.0);
    CHECK(periodic(higher) > 0.6);
    followPeriods(same, lower, kPitch, 1.0); // half its period on, a sine is its own opposite
    CHECK_NEAR(periodic(same), 1.0 / 3.0, 0.02);
}

CHECK_CASE(aPieceIsTheSameAsInTheWhole)
{
    const auto source = voice(0.0, 2), other = voice(2.0, 1);
    auto whole = other;
    followPeriods(whole, source, kPitch, 1.0);
    constexpr std::size_t kBegin = 6000, kCount = 9000;
    Samples piece(other.begin() + kBegin, other.begin() + kBegin + kCount);
    followPeriods(piece, std::span(source).subspan(kBegin, kCount), std::span(kPitch).first(kCount / 300), 1.0);
    for (std::size_t i = kPeriodReach; i < kCount - kPeriodReach; ++i)
        CHECK_NEAR(piece[i], whole[kBegin + i], 1e-6);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
