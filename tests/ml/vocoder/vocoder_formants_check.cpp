// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/formant_shifter.h"
#include "ml/vocoder/harvest.h"
#include "tests/ml/vocoder/test_voices.h"
#include "tests/support/check.h"

#include <complex>
#include <random>

// Against closed forms: vowels of harmonics through resonances that are known.

using namespace melisma;
using namespace melisma::ml::vocoder;
using namespace melisma::tests;

namespace {

constexpr int kRate = 24000;
constexpr double kPitch = 110.0;
constexpr double kTurn = 2.0 * std::numbers::pi;
const std::vector<Formant> kFormants{{500, 80}, {1500, 100}, {2600, 120}, {3600, 150}};

/// Of the resonances at a frequency.
std::complex<double> response(double hertz, int rate = kRate)
{
    const auto delay = std::polar(1.0, -kTurn * hertz / rate);
    std::complex<double> product = 1.0;
    for (const auto& formant : kFormants) {
        const double radius = std::exp(-std::numbers::pi * formant.bandwidth / rate);
        const double turn = 2.0 * radius * std::cos(kTurn * formant.hertz / rate);
        product *= (1.0 - turn + radius * radius) / (1.0 - turn * delay + radius * radius * delay * delay);
    }
    return product;
}

std::vector<float> vowel(double seconds, int rate = kRate, double pitch = kPitch)
{
    std::vector<double> sum(static_cast<std::size_t>(seconds * rate));
    for (int harmonic = 1; harmonic <= static_cast<int>(0.45 * rate / pitch); ++harmonic) {
        const auto gain = 0.05 * response(harmonic * pitch, rate);
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += (gain * std::polar(1.0, kTurn * harmonic * pitch * double(i) / rate)).real();
    }
    return {sum.begin(), sum.end()};
}

std::vector<float> shifted(const std::vector<float>& sound, double semitones, int rate = kRate)
{
    FormantShifter shifter(rate, semitones);
    std::vector<float> made;
    shifter.push(sound, made);
    shifter.finish(made);
    CHECK_EQUAL(made.size(), sound.size());
    return made;
}

/// Amplitude and phase of a sine in samples first .. last, under a Hann window.
std::complex<double> sineIn(const std::vector<float>& sound, double hertz, std::size_t first, std::size_t last)
{
    std::complex<double> sum = 0.0;
    for (std::size_t i = first; i < last; ++i) {
        const double window = 0.5 - 0.5 * std::cos(kTurn * double(i - first) / double(last - first));
        sum += window * sound[i] * std::polar(1.0, -kTurn * hertz * double(i) / kRate);
    }
    return 4.0 / double(last - first) * sum;
}

/// dB of the harmonics, the first at 0, in the middle half of the sound.
std::vector<double> levels(const std::vector<float>& sound, int count)
{
    std::vector<double> decibels;
    for (int harmonic = 1; harmonic <= count; ++harmonic)
        decibels.push_back(
            20.0 * std::log10(std::abs(sineIn(sound, harmonic * kPitch, sound.size() / 4, sound.size() * 3 / 4))));
    return decibels;
}

/// The root of the mean square of the harmonics' distance from the resonances moved by `ratio`, whatever the level.
double distance(const std::vector<double>& decibels, double ratio)
{
    std::vector<double> apart;
    for (std::size_t i = 0; i < decibels.size(); ++i)
        apart.push_back(decibels[i] - 20.0 * std::log10(std::abs(response(double(i + 1) * kPitch / ratio))));
    auto sorted = apart;
    std::ranges::sort(sorted);
    double sum = 0.0;
    for (const double one : apart)
        sum += std::pow(one - sorted[sorted.size() / 2], 2.0);
    return std::sqrt(sum / double(apart.size()));
}

/// Hz of the peak that a parabola finds in the harmonics around `hertz`.
double peakNear(const std::vector<double>& decibels, double hertz)
{
    const auto begin = static_cast<std::size_t>(std::ceil(hertz / kPitch - 2.5)) - 1;
    std::size_t best = begin;
    for (std::size_t i = begin; i < begin + 5 && i + 1 < decibels.size(); ++i)
        best = decibels[i] > decibels[best] ? i : best;
    const double a = decibels[best - 1], b = decibels[best], c = decibels[best + 1];
    return (double(best + 1) + 0.5 * (a - c) / (a - 2.0 * b + c)) * kPitch;
}

double power(const std::vector<float>& sound)
{
    double sum = 0.0;
    for (const float sample : sound)
        sum += double(sample) * sample;
    return sum;
}

} // namespace

CHECK_CASE(theEnvelopeMovesByTheRatio)
{
    const auto sound = vowel(0.6);
    for (const double semitones : {-6.0, -3.0, 3.0, 6.0}) {
        const double ratio = std::exp2(semitones / 12.0);
        const int count = static_cast<int>(4200.0 * std::min(ratio, 1.0) / kPitch);
        const auto made = shifted(sound, semitones);
        const auto after = levels(made, count);
        const double before = distance(levels(sound, count), ratio);
        std::printf("  %+.0f: %.2f dB before, %.2f dB after, peaks at", semitones, before, distance(after, ratio));
        CHECK(before > 8.0);
        CHECK_NEAR(distance(after, ratio), 0.0, 0.8); // 0.44 to 0.57 dB
        for (std::size_t i = 0; i < 3; ++i) {
            const double asked = kFormants[i].hertz * ratio, found = peakNear(after, asked);
            std::printf(" %.0f Hz for %.0f", found, asked);
            CHECK_NEAR(found / asked, 1.0, 0.03);
        }
        std::printf("\n");
        CHECK_NEAR(10.0 * std::log10(power(made) / power(sound)), 0.0, 0.2);
    }
}

CHECK_CASE(thePitchStays)
{
    const auto sound = vowel(0.6);
    const std::size_t apart = 2400;
    for (const double semitones : {-6.0, 6.0}) {
        const auto made = shifted(sound, semitones);
        for (const int harmonic : {1, 5, 14}) {
            const double hertz = harmonic * kPitch;
            const auto turned = sineIn(made, hertz, 4000 + apart, 8000 + apart) / sineIn(made, hertz, 4000, 8000);
            const double cents = 1200.0 * std::log2(1.0 + std::arg(turned) / kTurn / (double(apart) / kRate) / hertz);
            CHECK_NEAR(cents, 0.0, 0.1);
        }
    }
}

CHECK_CASE(soDoGlidesAndVibrato)
{
    for (const auto& voice : goldenVoices()) {
        const auto sound = makeVoice(voice);
        const auto before = harvest(sound, voice.rate);
        const auto after = harvest(shifted(sound, 4.0, voice.rate), voice.rate);
        CHECK(before.ok() && after.ok());
        std::vector<double> cents;
        for (std::size_t i = 0; i < std::min(before->hertz.size(), after->hertz.size()); ++i)
            if (before->hertz[i] > 0.0F && after->hertz[i] > 0.0F)
                cents.push_back(std::abs(1200.0 * std::log2(after->hertz[i] / before->hertz[i])));
        CHECK(cents.size() > 100);
        std::ranges::sort(cents);
        CHECK_NEAR(cents[cents.size() / 2], 0.0, 5.0);
    }
}

CHECK_CASE(piecesAreNotHeard)
{
    const auto sound = vowel(0.7);
    const auto whole = shifted(sound, 5.0);
    std::mt19937 random(4);
    for (const std::size_t most : {1UL, 97UL, 1024UL, 9000UL}) {
        FormantShifter shifter(kRate, 5.0);
        std::vector<float> made;
        for (std::size_t at = 0; at < sound.size();) {
            const auto count = std::min<std::size_t>(random() % most + 1, sound.size() - at);
            shifter.push(std::span(sound).subspan(at, count), made);
            at += count;
            CHECK(made.size() <= at && at - made.size() < 2048); // it holds a few frames and no more
        }
        shifter.finish(made);
        CHECK(made == whole);
    }
}

CHECK_CASE(asMuchComesOutAsWentIn)
{
    const auto sound = vowel(0.2, 48000);
    for (const int rate : {8000, 22050, 24000, 32000, 40000, 44100, 48000})
        for (const std::size_t count : {0UL, 1UL, 255UL, 1024UL, 1025UL, 9001UL})
            (void)shifted({sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(count)}, -2.0, rate);
}

CHECK_CASE(noShiftIsTheSound)
{
    for (const int rate : {22050, 24000, 32000, 40000, 48000}) {
        const auto sound = vowel(0.15, rate, 200.0);
        const auto made = shifted(sound, 0.0, rate);
        for (std::size_t i = 0; i < sound.size(); ++i)
            CHECK_NEAR(made[i], sound[i], 1e-6F);
    }
}

CHECK_CASE(timeStaysAndSilenceIsSilent)
{
    std::vector<float> sound(24000, 0.0F);
    const auto noise = testNoise(1200);
    for (std::size_t i = 0; i < noise.size(); ++i)
        sound[12000 + i] = static_cast<float>(0.1 * noise[i]);
    const auto made = shifted(sound, 5.0);
    const auto centre = [](const std::vector<float>& some) {
        double sum = 0.0;
        for (std::size_t i = 0; i < some.size(); ++i)
            sum += double(i) * some[i] * some[i];
        return sum / power(some);
    };
    CHECK_NEAR(centre(made), centre(sound), 12.0); // half a millisecond
    for (std::size_t i = 0; i < 12000 - 1024; ++i)
        CHECK_EQUAL(made[i], 0.0F);
    CHECK(power({made.begin(), made.begin() + 12000 - 240}) < 1e-8 * power(made));
}

int main(int argc, char** argv)
{
    return runChecks(argc, argv);
}
