// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spectra drawn frame by frame, so that it is known where each vowel begins, and tokens that are wrong about it.
#include "ml/sing/heard_onset.h"

#include "tests/support/check.h"

#include <cmath>
#include <random>

using namespace melisma;
using namespace melisma::ml::sing;

namespace {

constexpr int kRate = 24000, kFft = 1024;
constexpr std::size_t kSoundFrames = 40;

enum class Between { stop, hum, glide, nothing };

/// Power under two bumps at `low` and `high` Hz.
double bumps(double hertz, double low, double high)
{
    const auto bump = [hertz](double at, double width) { return std::exp(-std::pow((hertz - at) / width, 2.0)); };
    return bump(low, 120.0) + 0.3 * bump(high, 200.0) + 1e-5;
}

/// The vowel of "boat", what is between, then the vowel of "bat" from `onset` on, which sinks by `sinks` dB.
ml::vocoder::SpectralEnvelope twoVowels(std::size_t onset, Between between, double sinks, std::mt19937& random)
{
    std::normal_distribution<double> unsteady(0.0, 0.7); // dB
    ml::vocoder::SpectralEnvelope envelope{kFft, ml::vocoder::FrameTable(onset + kSoundFrames, kFft / 2 + 1)};
    const std::size_t closed = between == Between::nothing ? onset : onset - 16;
    for (std::size_t i = 0; i < envelope.power.rows(); ++i) {
        const double since = static_cast<double>(i) - static_cast<double>(onset);
        const double way = between == Between::glide ? std::clamp(since / 12.0 + 0.5, 0.0, 1.0) : i < onset ? 0.0 : 1.0;
        const bool stopped = between == Between::stop && i >= closed && i < onset;
        const bool burst = stopped && i + 4 >= onset;
        const double level = (burst     ? -12.0
                              : stopped ? -40.0
                                        : 0.0) +
                             unsteady(random) - (i >= onset ? sinks * since / static_cast<double>(kSoundFrames) : 0.0);
        auto row = envelope.power.row(i);
        for (std::size_t k = 0; k < row.size(); ++k) {
            const double hertz = static_cast<double>(k) * kRate / kFft;
            const double before = i < closed                  ? bumps(hertz, 500.0, 900.0)
                                  : between == Between::glide ? bumps(hertz, 450.0, 700.0)
                                                              : 2.0 * bumps(hertz, 450.0, 1200.0);
            const double shape = way * bumps(hertz, 700.0, 1700.0) + (1.0 - way) * before;
            row[k] = static_cast<float>(shape * std::pow(10.0, level / 10.0));
        }
    }
    return envelope;
}

/// All frames have one.
std::vector<bool> toneOf(const ml::vocoder::SpectralEnvelope& envelope)
{
    return std::vector<bool>(envelope.power.rows(), false);
}

/// Frames between the onset that is found and the drawn one, the worst of many; tokens err by up to `wrong` frames.
double worstError(Between between, double sinks, int wrong)
{
    std::mt19937 random(7);
    double worst = 0.0;
    for (int i = 0; i < 50; ++i) {
        const std::size_t onset = 60 + random() % 20;
        const auto envelope = twoVowels(onset, between, sinks, random);
        const auto token = onset + random() % static_cast<unsigned>(2 * wrong + 1) - static_cast<unsigned>(wrong);
        const auto heard =
            OnsetFinder(envelope, toneOf(envelope), kRate)
                .find({token, onset + kSoundFrames, 20, between == Between::hum || between == Between::glide});
        worst = std::max(worst, std::abs(static_cast<double>(heard.at) - static_cast<double>(onset)));
    }
    std::printf("  worst error %.0f ms\n", 5.0 * worst);
    return worst;
}

} // namespace

CHECK_CASE(aVowelBeginsBehindTheStop)
{
    CHECK(worstError(Between::stop, 0.0, 12) <= 2.0);
}

CHECK_CASE(aVowelThatDiesAwayBeginsWhereItIsLoud)
{
    CHECK(worstError(Between::stop, 8.0, 12) <= 2.0);
}

CHECK_CASE(aHumAsLoudAsTheVowelIsNotTheVowel)
{
    CHECK(worstError(Between::hum, 0.0, 6) <= 2.0);
    CHECK(worstError(Between::glide, 0.0, 4) <= 4.0); // it takes twelve frames; its middle counts
    std::mt19937 random(3);
    const auto envelope = twoVowels(60, Between::hum, 0.0, random);
    const auto heard = OnsetFinder(envelope, toneOf(envelope), kRate).find({62, 100, 20, true});
    CHECK(heard.hum < heard.at && heard.hum + 20 > heard.at);
    const auto level = OnsetFinder(envelope, toneOf(envelope), kRate).level(80);
    CHECK(std::abs(heard.level - level) < 2.5);
}

CHECK_CASE(anAitchAsLoudAsTheVowelIsAir)
{
    std::mt19937 random(9);
    const auto envelope = twoVowels(60, Between::hum, 0.0, random);
    auto air = toneOf(envelope);
    std::fill(air.begin() + 44, air.begin() + 60, true);
    const auto heard = OnsetFinder(envelope, air, kRate).find({64, 100, 20, false});
    CHECK_EQUAL(heard.at, std::size_t(60));
    CHECK_EQUAL(heard.hum, heard.at);
}

CHECK_CASE(theTokenCountsWhereNothingIsHeard)
{
    std::mt19937 random(5);
    const auto envelope = twoVowels(60, Between::nothing, 0.0, random);
    const auto heard = OnsetFinder(envelope, toneOf(envelope), kRate).find({64, 100, 20, false});
    CHECK(heard.at == 64 && heard.hum == 64);
    const auto tiny = OnsetFinder(envelope, toneOf(envelope), kRate).find({64, 66, 20, true});
    CHECK(tiny.at == 64);
}

CHECK_CASE(aVowelEndsWhereItsTokenGoesOnAsAHum)
{
    std::mt19937 random(4);
    for (const double fallen : {12.0, 20.0, 40.0}) {
        auto envelope = twoVowels(60, Between::stop, 0.0, random);
        for (std::size_t i = 75; i < 100; ++i)
            for (float& power : envelope.power.row(i))
                power *= static_cast<float>(std::pow(10.0, -fallen / 10.0));
        const auto heard = OnsetFinder(envelope, toneOf(envelope), kRate).find({62, 100, 20, false});
        CHECK_EQUAL(heard.until, std::size_t(75));
        CHECK(std::abs(heard.level - OnsetFinder(envelope, toneOf(envelope), kRate).level(66)) < 2.5);
    }
}

CHECK_CASE(aVowelThatSinksIsHeardToTheEndOfItsToken)
{
    std::mt19937 random(6);
    for (const double sinks : {0.0, 5.0, 9.0}) {
        const auto envelope = twoVowels(60, Between::stop, sinks, random);
        CHECK_EQUAL(OnsetFinder(envelope, toneOf(envelope), kRate).find({62, 100, 20, false}).until, std::size_t(100));
    }
}

CHECK_CASE(aLittleOfAVowelIsHeld)
{
    std::mt19937 random(8);
    auto envelope = twoVowels(60, Between::stop, 0.0, random);
    for (std::size_t i = 63; i < 100; ++i)
        for (float& power : envelope.power.row(i))
            power *= 1e-3F;
    const auto heard = OnsetFinder(envelope, toneOf(envelope), kRate).find({60, 100, 20, false});
    CHECK_EQUAL(heard.until, heard.at + 8);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
