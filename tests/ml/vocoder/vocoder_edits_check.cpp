// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time maps and edits of voices against closed forms.
#include "ml/vocoder/time_map.h"
#include "ml/vocoder/voice_edits.h"

#include "tests/support/check.h"

#include <algorithm>
#include <limits>

using namespace melisma;
using namespace melisma::ml::vocoder;

namespace {

constexpr int kRate = 24000;
constexpr int kSize = 1024;
constexpr std::size_t kFrames = 40;

/// Power 10^(frame / 10) at all bins, F0 100 * 2^(frame / 12) but 0 in frames 10 .. 19, aperiodicity -frame dB.
VoiceFrames ramps()
{
    VoiceFrames voice{kRate, {0.005, std::vector<float>(kFrames)}, {}, {}};
    voice.envelope = {kSize, FrameTable(kFrames, kSize / 2 + 1)};
    voice.aperiodicity.knots = {0.0F, 3000.0F, 6000.0F, 9000.0F, 12000.0F};
    voice.aperiodicity.decibels = FrameTable(kFrames, 5, 0.0F);
    for (std::size_t i = 0; i < kFrames; ++i) {
        std::ranges::fill(voice.envelope.power.row(i), float(std::pow(10.0, double(i) / 10.0)));
        if (i >= 10 && i < 20)
            continue;
        voice.f0.hertz[i] = float(100.0 * std::exp2(double(i) / 12.0));
        std::ranges::fill(voice.aperiodicity.decibels.row(i), -float(i));
        voice.aperiodicity.decibels.row(i).front() = -60.0F;
    }
    return voice;
}

} // namespace

CHECK_CASE(theIdentityMapChangesNothing)
{
    const auto voice = ramps();
    TimeMap map(kFrames);
    for (std::size_t i = 0; i < kFrames; ++i)
        map[i] = double(i);
    const auto same = remapped(voice, map);
    CHECK(same.ok());
    CHECK(same->f0.hertz == voice.f0.hertz);
    CHECK(same->envelope.power.values == voice.envelope.power.values);
    CHECK(same->aperiodicity.decibels.values == voice.aperiodicity.decibels.values);
}

CHECK_CASE(betweenFramesLiesTheLine)
{
    const auto voice = ramps();
    const auto half = remapped(voice, TimeMap{-3.0, 2.5, 2.75, 9.4, 9.6, 25.5, 99.0});
    CHECK(half.ok());
    CHECK_EQUAL(half->count(), 7U);
    const auto decibels = [&](std::size_t i) { return 10.0 * std::log10(half->envelope.power.row(i)[100]); };
    CHECK_NEAR(decibels(0), 0.0, 1e-4);
    CHECK_NEAR(decibels(1), 2.5, 1e-4);
    CHECK_NEAR(decibels(2), 2.75, 1e-4);
    CHECK_NEAR(decibels(6), 39.0, 1e-4);
    CHECK_NEAR(half->f0.hertz[1], 100.0 * std::exp2(2.5 / 12.0), 1e-3);
    CHECK_NEAR(half->f0.hertz[3], voice.f0.hertz[9], 1e-3); // the nearer side of a border, whole
    CHECK_EQUAL(half->f0.hertz[4], 0.0F);
    CHECK_EQUAL(half->aperiodicity.decibels.row(3)[0], -60.0F);
    CHECK_EQUAL(half->aperiodicity.decibels.row(4)[0], 0.0F);
    CHECK_NEAR(half->aperiodicity.decibels.row(5)[2], -25.5F, 1e-4F);
}

CHECK_CASE(mapsGoThroughTheirCorners)
{
    // 30 % of ten frames kept at each end, the middle four stretched to fourteen.
    const std::vector<double> targets{0.0, 3.0, 17.0, 20.0};
    const std::vector<double> sources{0.0, 3.0, 7.0, 10.0};
    const auto map = mapThrough(targets, sources, 24);
    CHECK(map.ok());
    for (std::size_t i = 0; i < targets.size(); ++i)
        CHECK_NEAR((*map)[std::size_t(targets[i])], sources[i], 1e-12);
    CHECK_NEAR((*map)[10], 5.0, 1e-12);
    CHECK_NEAR((*map)[23], 10.0, 1e-12);
    CHECK(std::ranges::is_sorted(*map));
}

CHECK_CASE(mapsThatRunBackwardsAreRefused)
{
    const std::vector<double> up{0.0, 1.0};
    const std::vector<double> down{1.0, 0.0};
    CHECK(!mapThrough(down, up, 4).ok());
    CHECK(!mapThrough(up, down, 4).ok());
    CHECK(!mapThrough(up, std::vector<double>{0.0}, 4).ok());
    CHECK(!mapThrough({}, {}, 4).ok());
    CHECK(!remapped(ramps(), TimeMap{2.0, 1.0}).ok());
    CHECK(!remapped(ramps(), TimeMap{0.0, std::numeric_limits<double>::quiet_NaN()}).ok());
    CHECK(!remapped(ramps(), TimeMap{}).ok());
}

CHECK_CASE(pitchIsReplacedWhereThereIsVoice)
{
    const auto voice = ramps();
    F0Track target{0.005, std::vector<float>(kFrames, 220.0F)};
    target.hertz[30] = 0.0F;
    const auto sung = pitchWhereVoiced(voice.f0, target);
    for (std::size_t i = 0; i < kFrames; ++i)
        CHECK_EQUAL(sung.hertz[i], (i >= 10 && i < 20) || i == 30 ? 0.0F : 220.0F);
    CHECK_NEAR(transposed(sung, -12.0).hertz[0], 110.0F, 1e-4F);
    CHECK_EQUAL(transposed(sung, 7.0).hertz[15], 0.0F);
}

CHECK_CASE(levelsGoWhereTheyAreSent)
{
    auto envelope = ramps().envelope;
    CHECK_NEAR(frameLevel(envelope, 12), 12.0, 1e-4);
    addGains(envelope, std::vector<float>{3.0F, -3.0F});
    CHECK_NEAR(frameLevel(envelope, 0), 3.0, 1e-4);
    CHECK_NEAR(frameLevel(envelope, 1), -2.0, 1e-4);
    CHECK_NEAR(frameLevel(envelope, 2), 2.0, 1e-4);
    setLevels(envelope, std::vector<float>(kFrames, -20.0F), 10.0);
    CHECK_NEAR(frameLevel(envelope, 9), 9.0, 1e-4); // below the silence of 10 dB: left alone
    CHECK_NEAR(frameLevel(envelope, 30), -20.0, 1e-4);
}

CHECK_CASE(formantsMove)
{
    SpectralEnvelope envelope{kSize, FrameTable(1, kSize / 2 + 1)};
    for (std::size_t bin = 0; bin <= kSize / 2; ++bin) // a peak of 60 dB at bin 100
        envelope.power.row(0)[bin] = float(std::pow(10.0, (60.0 - std::abs(double(bin) - 100.0)) / 10.0));
    shiftFormants(envelope, 1.2);
    const auto row = envelope.power.row(0);
    CHECK_EQUAL(std::ranges::max_element(row) - row.begin(), 120);
    CHECK_NEAR(10.0 * std::log10(row[120]), 60.0, 1e-3);
    CHECK_NEAR(10.0 * std::log10(row[60]), 10.0, 1e-3);
    shiftFormants(envelope, 1.0 / 1.2);
    CHECK_NEAR(10.0 * std::log10(row[100]), 60.0, 0.3);
}

CHECK_CASE(breathStaysInItsRange)
{
    auto voice = ramps();
    addBreath(voice.aperiodicity, 12.0);
    CHECK_NEAR(voice.aperiodicity.decibels.row(30)[2], -18.0F, 1e-4F);
    CHECK_EQUAL(voice.aperiodicity.decibels.row(5)[2], 0.0F);
    CHECK_EQUAL(voice.aperiodicity.decibels.row(30)[0], -60.0F);
    addBreath(voice.aperiodicity, -200.0);
    CHECK_EQUAL(voice.aperiodicity.decibels.row(30)[2], -60.0F);
    CHECK_EQUAL(voice.aperiodicity.decibels.row(15)[2], 0.0F); // unvoiced frames stay noise
}

CHECK_CASE(aperiodicitySpreadsInStraightLines)
{
    const auto voice = ramps();
    std::vector<double> amplitude(kSize / 2 + 1);
    const std::vector<float> decibels{-60.0F, -40.0F, -10.0F, -30.0F, 0.0F};
    spreadAperiodicity(voice.aperiodicity.knots, decibels, double(kRate) / kSize, amplitude);
    for (std::size_t bin = 0; bin < amplitude.size(); ++bin) {
        const double place = double(bin) * kRate / kSize / 3000.0;
        const auto below = std::min<std::size_t>(std::size_t(place), 3);
        const double line = decibels[below] + (place - double(below)) * (decibels[below + 1] - decibels[below]);
        CHECK_NEAR(20.0 * std::log10(amplitude[bin]), line, 1e-6);
    }
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
