// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/level_follower.h"

#include "tests/support/check.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace melisma::ml::conversion;

namespace {

using Samples = std::vector<float>;

const std::vector<float> kVoiced(80, 200.0F); ///< a second
const std::vector<float> kUnvoiced(80, 0.0F);

/// A second of a tone whose level goes evenly from one to the other, in dB.
Samples tone(double hertz, double from, double to)
{
    Samples samples(24000);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / 24000.0;
        samples[i] = static_cast<float>(std::pow(10.0, (from + (to - from) * time) / 20.0) *
                                        std::sin(2.0 * std::numbers::pi * hertz * time));
    }
    return samples;
}

double levelAt(const Samples& samples, std::size_t middle)
{
    double power = 0.0;
    for (std::size_t i = middle - 300; i < middle + 300; ++i)
        power += static_cast<double>(samples[i]) * samples[i] / 600.0;
    return 10.0 * std::log10(power);
}

} // namespace

CHECK_CASE(anotherVoiceSwellsAsTheSourceDoes)
{
    auto made = tone(317.0, -20.0, -20.0);
    followLevel(made, tone(200.0, -40.0, 0.0), kVoiced);
    for (std::size_t middle = 1000; middle < 23000; middle += 500) {
        const double source = -43.01 + 40.0 * static_cast<double>(middle) / 24000.0;
        CHECK_NEAR(levelAt(made, middle), std::clamp(-23.01, source - 6.0, source + 6.0), 0.5);
    }
}

CHECK_CASE(whatIsFarTooSoftOrLoudIsBroughtNearerOnly)
{
    auto soft = tone(317.0, -50.0, -50.0);
    followLevel(soft, tone(200.0, -10.0, -10.0), kVoiced);
    CHECK_NEAR(levelAt(soft, 12000), -50.0 - 3.01 + 18.0, 0.1);
    auto loud = tone(317.0, -10.0, -10.0);
    followLevel(loud, Samples(24000, 0.0F), kVoiced);
    CHECK_NEAR(levelAt(loud, 12000), -10.0 - 3.01 - 18.0, 0.1);
    Samples silent(24000, 0.0F);
    followLevel(silent, Samples(24000, 0.0F), kVoiced);
    CHECK(silent == Samples(24000, 0.0F));
}

CHECK_CASE(whatIsUnvoicedIsMadeSofterAndNeverLouder)
{
    auto soft = tone(317.0, -50.0, -50.0);
    const auto before = soft;
    followLevel(soft, tone(200.0, -10.0, -10.0), kUnvoiced);
    CHECK(soft == before);
    auto loud = tone(317.0, -10.0, -10.0);
    followLevel(loud, tone(200.0, -20.0, -20.0), kUnvoiced);
    CHECK_NEAR(levelAt(loud, 12000), -14.0 - 3.01, 0.1);
}

CHECK_CASE(whatIsNearlyAsLoudStaysAsItIs)
{
    const auto source = tone(440.0, -40.0, -6.0);
    auto made = source;
    for (float& sample : made)
        sample *= 1.5F;
    const auto before = made;
    followLevel(made, source, kVoiced);
    CHECK(made == before);
}

CHECK_CASE(aPieceIsTheSameAsInTheWhole)
{
    const auto source = tone(200.0, -30.0, -10.0), other = tone(317.0, -15.0, -25.0);
    auto whole = other;
    followLevel(whole, source, kVoiced);
    constexpr std::size_t kBegin = 6000, kCount = 9000;
    Samples piece(other.begin() + kBegin, other.begin() + kBegin + kCount);
    followLevel(piece, std::span(source).subspan(kBegin, kCount), kVoiced);
    for (std::size_t i = kLevelWindow; i < kCount - kLevelWindow; ++i)
        CHECK_NEAR(piece[i], whole[kBegin + i], 1e-6);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
