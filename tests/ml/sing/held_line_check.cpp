// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A made line, a hum that opens to a vowel twice, held on a melody: where the vowels begin, how even they are.
#include "ml/sing/held_line.h"

#include "tests/support/check.h"

#include <cmath>
#include <numbers>

using namespace melisma;
using namespace melisma::ml::sing;

namespace {

constexpr double kLate = 0.05; ///< by which the vowels sound after their tokens
const std::vector<int> kSpoken{3, 8, 1, 3, 8};

std::vector<SungNote> melody()
{
    const std::vector<SungToken> na{{"n", TokenKind::onset, 3, true}, {"a", TokenKind::vowel, 8, true}};
    return {{1.0, 1.0, 55.0, na, true, {}}, {2.0, 1.0, 57.0, na, true, {}}};
}

/// 200 Hz, 26 dB softer outside the vowels; the second vowel sinks by 10 dB for 40 ms in its middle.
std::vector<float> spokenLine(double firstVowel)
{
    constexpr int kHarmonics = 20;
    std::vector<float> samples(23 * kFrameSamples);
    const auto gain = [firstVowel](double second) {
        const double first = second - 3 * kFrameSeconds - kLate, last = second - 15 * kFrameSeconds - kLate;
        const bool vowel = (first >= 0.0 && first < firstVowel) || (last >= 0.0 && last < 0.15);
        return !vowel ? 0.05 : last >= 0.05 && last < 0.09 ? 0.32 : 1.0;
    };
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double second = static_cast<double>(i) / kSungRate;
        double sum = 0.0;
        for (int k = 1; k <= kHarmonics; ++k)
            sum += std::cos(2.0 * std::numbers::pi * 200.0 * k * second) / k;
        samples[i] = static_cast<float>(0.1 * gain(second) * sum);
    }
    return samples;
}

double decibels(const std::vector<float>& samples, double second)
{
    constexpr int kHalf = kSungRate / 100;
    const auto middle = static_cast<std::ptrdiff_t>(second * kSungRate);
    double sum = 1e-12;
    for (auto i = middle - kHalf; i < middle + kHalf; ++i)
        if (i >= 0 && i < std::ssize(samples))
            sum += static_cast<double>(samples[static_cast<std::size_t>(i)]) * samples[static_cast<std::size_t>(i)];
    return 10.0 * std::log10(sum / (2 * kHalf));
}

base::Result<std::vector<float>> held(bool spokenConsonants, double firstVowel = 0.15)
{
    const auto notes = melody();
    const auto timing = timeTokens(notes);
    auto map = stretchMap(*timing, kSpoken);
    for (double& second : map->sung)
        second -= kAcousticLead * kFrameSeconds;
    const auto samples = spokenLine(firstVowel);
    const std::vector<float> f0(2 * 23, 200.0F);
    return holdLine({*timing, kSpoken, samples, f0, *map}, PitchLine(notes),
                    {spokenConsonants, timing->leadSeconds(), 1}, {});
}

} // namespace

CHECK_CASE(vowelsAreHeardOnTheBeat)
{
    const auto samples = held(true);
    CHECK(samples.ok());
    for (const double beat : {1.0, 2.0}) {
        const double full = decibels(*samples, beat + 0.3);
        double onset = beat + 0.2;
        while (onset > beat - 0.2 && decibels(*samples, onset) > full - 6.0)
            onset -= 0.001;
        std::printf("  beat %.0f: vowel %.0f ms\n", beat, 1000.0 * (onset - beat));
        CHECK(std::abs(onset - beat) < 0.02); // by their tokens they would be 50 ms late
    }
}

/// The model often says a vowel in part of its token and is silent, or hums, in the rest.
CHECK_CASE(whatIsHeardOfAVowelIsHeld)
{
    const auto samples = held(false, 0.08); // of a token of 200 ms
    CHECK(samples.ok());
    const double full = decibels(*samples, 1.3);
    for (double second = 1.1; second < 1.78; second += 0.02) // then 75 ms of the hum, and the next consonant
        CHECK(decibels(*samples, second) > full - 3.0);
    CHECK(decibels(*samples, 1.95) < full - 10.0);
}

CHECK_CASE(heldVowelsAreEven)
{
    const auto samples = held(false);
    CHECK(samples.ok());
    double lowest = 0.0, highest = -200.0;
    for (double second = 2.1; second < 2.6; second += 0.02) {
        lowest = std::min(lowest, decibels(*samples, second));
        highest = std::max(highest, decibels(*samples, second));
    }
    std::printf("  within %.1f dB\n", highest - lowest);
    CHECK(highest - lowest < 4.0); // of 10 as spoken
    const auto again = held(false);
    CHECK(again.ok() && *again == *samples);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
