// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each measure on sounds whose value is known in closed form.
#include "ml/voice_measures/breathiness.h"
#include "ml/voice_measures/brightness.h"
#include "ml/voice_measures/buzz.h"
#include "ml/voice_measures/harmonicity.h"
#include "ml/voice_measures/mel_cepstrum.h"
#include "ml/voice_measures/note_onsets.h"
#include "ml/voice_measures/pitch_agreement.h"

#include "tests/ml/vocoder/test_voices.h"
#include "tests/support/check.h"

#include <random>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::ml::measures;

namespace {

constexpr int kRate = 24000;

vocoder::F0Track flatTrack(double seconds, float hertz)
{
    return {0.005, std::vector<float>(std::size_t(seconds / 0.005) + 1, hertz)};
}

/// Harmonics of 200 Hz up to 10 kHz with equal amplitudes; `spread` turns each by a chance phase of that many cycles.
std::vector<float> harmonics(double seconds, double spread)
{
    std::minstd_rand chance(1);
    std::vector<double> phases(50);
    for (double& phase : phases)
        phase = spread * double(chance()) / double(std::minstd_rand::max());
    std::vector<float> wave(std::size_t(seconds * kRate));
    for (std::size_t i = 0; i < wave.size(); ++i)
        for (std::size_t k = 0; k < phases.size(); ++k)
            wave[i] += float(
                0.01 * std::cos(2.0 * std::numbers::pi * (double(k + 1) * 200.0 * double(i) / kRate + phases[k])));
    return wave;
}

/// Uniform noise of this mean square.
std::vector<float> noise(double seconds, double power)
{
    const auto raw = tests::testNoise(std::size_t(seconds * kRate));
    std::vector<float> wave(raw.size());
    std::ranges::transform(raw, wave.begin(), [&](double x) { return float(x * std::sqrt(3.0 * power)); });
    return wave;
}

/// A note of the test song: begins, ends, pitch.
struct Sung {
    double begin, end, hertz;
};

/// Sines with flanks of 20 ms, and their F0.
std::pair<std::vector<float>, vocoder::F0Track> sing(const std::vector<Sung>& notes, double seconds)
{
    std::vector<float> wave(std::size_t(seconds * kRate));
    auto f0 = flatTrack(seconds, 0.0F);
    double phase = 0.0;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        const double time = double(i) / kRate;
        for (const auto& note : notes)
            if (time >= note.begin && time < note.end) {
                phase += note.hertz / kRate;
                const double flank = std::clamp(std::min(time - note.begin, note.end - time) / 0.02, 0.05, 1.0);
                wave[i] = float(0.3 * flank * std::sin(2.0 * std::numbers::pi * phase));
            }
    }
    for (std::size_t i = 0; i < f0.hertz.size(); ++i)
        for (const auto& note : notes)
            if (0.005 * double(i) >= note.begin && 0.005 * double(i) < note.end)
                f0.hertz[i] = float(note.hertz);
    return {wave, f0};
}

} // namespace

CHECK_CASE(agreementCountsFrames)
{
    const auto target = flatTrack(1.0, 220.0F);
    auto voice = target;
    for (std::size_t i = 0; i < 201; ++i)
        voice.hertz[i] = i < 1 ? 0.0F : float(220.0 * std::exp2((i <= 150 ? 40.0 : -60.0) / 1200.0));
    const auto found = pitchAgreement(voice, target);
    CHECK_EQUAL(found.frames, 200U);
    CHECK_NEAR(found.within, 0.75, 1e-9);
    CHECK_NEAR(found.medianCents, 40.0, 1e-3);
    CHECK_NEAR(found.voicedOfTarget, 200.0 / 201.0, 1e-9);
    CHECK_NEAR(pitchAgreement(voice, target, 70.0).within, 1.0, 1e-9);
    // A target told at another rate is read at the same times.
    const vocoder::F0Track coarse{0.0125, std::vector<float>(81, 220.0F)};
    CHECK_NEAR(pitchAgreement(voice, coarse).within, 0.75, 1e-9);
    CHECK_EQUAL(pitchAgreement(flatTrack(1.0, 0.0F), target).within, 0.0);
}

CHECK_CASE(harmonicityIsTheRatioOfPowers)
{
    const auto f0 = flatTrack(1.0, 200.0F);
    const auto tone = harmonics(1.0, 1.0); // 50 harmonics of power 0.01^2 / 2
    for (const double ratio : {0.0, 10.0, 20.0}) {
        auto wave = noise(1.0, 50.0 * 0.5e-4 / std::pow(10.0, ratio / 10.0));
        for (std::size_t i = 0; i < wave.size(); ++i)
            wave[i] += tone[i];
        CHECK_NEAR(meanHarmonicity(wave, kRate, f0), ratio, 1.2);
    }
    CHECK(meanHarmonicity(tone, kRate, f0) > 30.0);
    CHECK_EQUAL(harmonicity(tone, kRate, flatTrack(1.0, 0.0F)).size(), 0U);
}

CHECK_CASE(clicksBuzzAndNoiseDoesNot)
{
    const auto f0 = flatTrack(1.0, 200.0F);
    const double clicks = buzz(harmonics(1.0, 0.0), kRate, f0);
    const double turned = buzz(harmonics(1.0, 1.0), kRate, f0);
    const double hiss = buzz(noise(1.0, 0.01), kRate, f0);
    std::printf("  buzz: clicks %.3f, turned phases %.3f, noise %.3f\n", clicks, turned, hiss);
    CHECK(clicks > 0.9);
    CHECK(hiss > 0.0 && hiss < 0.2);
    CHECK(turned > hiss && turned < 0.5);
    // The level does not matter, nor does what lies below 2 kHz.
    auto wave = harmonics(1.0, 0.0);
    for (std::size_t i = 0; i < wave.size(); ++i)
        wave[i] = 3.0F * wave[i] + float(std::sin(2.0 * std::numbers::pi * 200.0 * double(i) / kRate));
    CHECK_NEAR(buzz(wave, kRate, f0), clicks, 0.01);
    CHECK_EQUAL(buzz(wave, kRate, flatTrack(1.0, 0.0F)), 0.0);
}

CHECK_CASE(theFirstHarmonicAgainstTheSecond)
{
    std::vector<float> wave(kRate);
    for (std::size_t i = 0; i < wave.size(); ++i) {
        const double turn = 2.0 * std::numbers::pi * 150.0 * double(i) / kRate;
        wave[i] = float(0.4 * std::sin(turn) + 0.2 * std::sin(2.0 * turn + 1.0) + 0.3 * std::sin(3.0 * turn));
    }
    auto f0 = flatTrack(0.9, 150.0F);
    std::fill_n(f0.hertz.begin(), 20, 0.0F); // the edges hold a sample, which is no harmonic
    CHECK_NEAR(firstOverSecondHarmonic(wave, kRate, f0), 20.0 * std::log10(2.0), 0.05);
}

CHECK_CASE(theAperiodicShareIsWeightedByPower)
{
    vocoder::VoiceFrames frames{kRate, {0.005, {100.0F, 0.0F}}, {}, {}};
    frames.envelope = {1024, vocoder::FrameTable(2, 513, 1.0F)};
    frames.aperiodicity = {{0.0F, 12000.0F}, vocoder::FrameTable(2, 2, -10.0F)};
    CHECK_NEAR(aperiodicShare(frames), 0.1, 1e-6);
    // Noise in the upper half only, where the power is a ninth of that below.
    frames.aperiodicity = {{0.0F, 5999.0F, 6000.0F, 12000.0F}, vocoder::FrameTable(2, 4, 0.0F)};
    std::fill_n(frames.aperiodicity.decibels.row(0).begin(), 2, -60.0F);
    for (std::size_t bin = 0; bin < 256; ++bin)
        frames.envelope.power.row(0)[bin] = 9.0F;
    CHECK_NEAR(aperiodicShare(frames), 0.1, 1e-3);
    CHECK_NEAR(aperiodicShare(frames, 5000.0), 0.0, 1e-5);
}

CHECK_CASE(theCentroidOfKnownSpectra)
{
    std::vector<float> sine(kRate);
    for (std::size_t i = 0; i < sine.size(); ++i)
        sine[i] = float(0.5 * std::sin(2.0 * std::numbers::pi * 1000.0 * double(i) / kRate));
    CHECK_NEAR(spectralCentroid(sine, kRate), 1000.0, 2.0);
    CHECK_NEAR(spectralCentroid(noise(2.0, 0.01), kRate), kRate / 4.0, 100.0);
    CHECK_EQUAL(spectralCentroid(std::vector<float>(1000, 0.0F), kRate), 0.0);
}

CHECK_CASE(onsetsOfAKnownSong)
{
    // After a rest, a repeated note, a step up without a gap, a step down by a whole tone, after another rest.
    const std::vector<Sung> notes{
        {0.3, 0.8, 220.0}, {0.8, 1.2, 220.0}, {1.2, 1.7, 261.63}, {1.7, 2.2, 233.08}, {2.5, 3.0, 196.0}};
    const auto [wave, f0] = sing(notes, 3.2);
    const auto found = noteOnsets(wave, kRate, f0);
    CHECK_EQUAL(found.size(), notes.size());
    std::vector<double> expected;
    for (const auto& note : notes)
        expected.push_back(note.begin);
    const auto errors = onsetErrors(found, expected);
    CHECK_EQUAL(errors.size(), notes.size());
    for (const double error : errors)
        CHECK(std::abs(error) <= 0.02);
    for (std::size_t i = 0; i < std::min(found.size(), notes.size()); ++i)
        CHECK_NEAR(found[i].midi, 69.0 + 12.0 * std::log2(notes[i].hertz / 440.0), 0.05);
}

CHECK_CASE(vibratoIsNoOnset)
{
    auto [wave, f0] = sing({{0.2, 2.0, 220.0}}, 2.2);
    for (std::size_t i = 0; i < f0.hertz.size(); ++i)
        f0.hertz[i] *= float(std::exp2(0.5 / 12.0 * std::sin(2.0 * std::numbers::pi * 5.6 * 0.005 * double(i))));
    CHECK_EQUAL(noteOnsets(wave, kRate, f0).size(), 1U);
    CHECK_EQUAL(onsetErrors({}, std::vector<double>{1.0}).size(), 0U);
}

CHECK_CASE(aCosineOverTheMelAxisIsItsOwnDistance)
{
    // One envelope is flat, the other has a ripple of 3 dB amplitude along the mel axis: 3 / sqrt 2 dB in the mean
    // square, less what the triangles round off.
    vocoder::VoiceFrames flat{kRate, {0.005, {100.0F}}, {2048, vocoder::FrameTable(1, 1025, 1.0F)}, {}};
    auto ripple = flat;
    const auto mel = [](double hertz) { return 1127.0 * std::log1p(hertz / 700.0); };
    const double step = (mel(8000.0) - mel(60.0)) / 41.0;
    for (std::size_t bin = 0; bin < 1025; ++bin) {
        const double place = (mel(double(bin) * kRate / 2048.0) - mel(60.0)) / step - 0.5; // bands, from their edge
        const double decibels = 3.0 * std::cos(std::numbers::pi * 3.0 * place / 40.0);
        ripple.envelope.power.row(0)[bin] = float(std::pow(10.0, decibels / 10.0));
    }
    CHECK_NEAR(melCepstralDistance(flat, ripple), 3.0 / std::numbers::sqrt2, 0.06);
    CHECK_EQUAL(melCepstralDistance(ripple, ripple), 0.0);
    for (float& power : ripple.envelope.power.values)
        power *= 4.0F; // loudness is not colour
    CHECK_NEAR(melCepstralDistance(flat, ripple), 3.0 / std::numbers::sqrt2, 0.06);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
