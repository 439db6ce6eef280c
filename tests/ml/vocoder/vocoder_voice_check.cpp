// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What analysis and synthesis promise about any voice: pitch, colour, breath, determinism, stopping, refusals.
#include "ml/vocoder/analysis.h"
#include "ml/vocoder/fourier.h"
#include "ml/vocoder/minimum_phase.h"
#include "ml/vocoder/pulse_train.h"
#include "ml/vocoder/synthesis.h"

#include "tests/ml/vocoder/test_voices.h"
#include "tests/support/check.h"

#include <limits>
#include <numeric>

using namespace melisma;
using namespace melisma::ml::vocoder;

namespace {

double cents(double a, double b)
{
    return 1200.0 * std::log2(a / b);
}

F0Track flatTrack(std::size_t frames, float hertz)
{
    return {0.005, std::vector<float>(frames, hertz)};
}

/// A voice with the same envelope in all frames: two formants as straight lines in dB, of which all is periodic.
VoiceFrames flatVoice(int rate, std::size_t frames, float hertz)
{
    VoiceFrames voice{rate, flatTrack(frames, hertz), {}, {}};
    const int size = envelopeFftSize(rate, 71.0);
    voice.envelope = {size, FrameTable(frames, std::size_t(size) / 2 + 1)};
    for (std::size_t i = 0; i < frames; ++i)
        for (std::size_t bin = 0; bin < voice.envelope.power.columns; ++bin) {
            const double kHz = double(bin) * rate / size / 1000.0;
            const double decibels = -20.0 - 20.0 * std::min(std::abs(kHz - 0.7), std::abs(kHz - 2.5));
            voice.envelope.power.row(i)[bin] = float(std::pow(10.0, std::max(decibels, -80.0) / 10.0));
        }
    voice.aperiodicity.knots = aperiodicityKnots(rate);
    voice.aperiodicity.decibels = FrameTable(frames, voice.aperiodicity.knots.size(), -60.0F);
    return voice;
}

double energy(std::span<const float> wave)
{
    return std::accumulate(wave.begin(), wave.end(), 0.0, [](double sum, float x) { return sum + double(x) * x; });
}

} // namespace

CHECK_CASE(harvestFindsTheTruth)
{
    for (const auto& voice : tests::goldenVoices()) {
        const auto found = harvest(tests::makeVoice(voice), voice.rate);
        CHECK(found.ok());
        for (std::size_t i = 26; i < 164; ++i) // 0.13 .. 0.82 s
            CHECK(std::abs(cents(found->hertz[i], tests::testF0(voice, 0.005 * double(i)))) < 6.0);
    }
}

CHECK_CASE(aResynthesisKeepsPitchAndColour)
{
    for (const auto& voice : tests::goldenVoices()) {
        const auto frames = analyse(tests::makeVoice(voice), voice.rate);
        CHECK(frames.ok());
        const auto wave = synthesise(*frames);
        CHECK(wave.ok());
        const auto again = analyse(*wave, voice.rate, frames->f0);
        const auto pitch = harvest(*wave, voice.rate);
        CHECK(again.ok() && pitch.ok());
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t i = 30; i < 160; ++i) {
            CHECK(std::abs(cents(pitch->hertz[i], frames->f0.hertz[i])) < 5.0);
            const auto before = frames->envelope.power.row(i);
            const auto after = again->envelope.power.row(i);
            const double binHz = double(voice.rate) / frames->envelope.fftSize;
            for (auto bin = std::size_t(150.0 / binHz); bin < std::size_t(5000.0 / binHz); ++bin, ++count)
                sum += std::pow(10.0 * std::log10(after[bin] / before[bin]), 2.0);
        }
        std::printf("  %s: log-spectral distance %.2f dB\n", voice.name.c_str(), std::sqrt(sum / double(count)));
        CHECK(std::sqrt(sum / double(count)) < 2.0);
    }
}

CHECK_CASE(anEnvelopeThatIsKnownComesBack)
{
    const auto voice = flatVoice(24000, 200, 200.0F);
    const auto wave = synthesise(voice);
    CHECK(wave.ok());
    const auto found = analyse(*wave, 24000, voice.f0);
    CHECK(found.ok());
    for (std::size_t bin = 10; bin < 300; ++bin) { // 230 Hz .. 7 kHz
        const double decibels =
            10.0 * std::log10(found->envelope.power.row(100)[bin] / voice.envelope.power.row(100)[bin]);
        CHECK(std::abs(decibels) < 2.0); // the sharp tips of the formants are rounded
    }
    for (const float band : found->aperiodicity.decibels.row(100).subspan(0, 2))
        CHECK(band < -20.0F);
}

CHECK_CASE(noiseComesBackAsNoise)
{
    auto voice = flatVoice(48000, 300, 0.0F);
    voice.aperiodicity.decibels = FrameTable(300, voice.aperiodicity.knots.size(), 0.0F);
    const auto wave = synthesise(voice);
    CHECK(wave.ok());
    const auto found = analyse(*wave, 48000, voice.f0);
    CHECK(found.ok());
    double ratio = 0.0; // over frames, near the first formant
    for (std::size_t i = 50; i < 250; ++i)
        ratio += found->envelope.power.row(i)[30] / voice.envelope.power.row(i)[30] / 200.0;
    CHECK(ratio > 0.5 && ratio < 2.0);
    for (const float decibels : found->aperiodicity.decibels.row(150))
        CHECK_EQUAL(decibels, 0.0F);
}

CHECK_CASE(minimumPhaseIsThatOfAKnownFilter)
{
    // 1 - 0.8 z^-1 has its zero inside the circle, so it is its own minimum-phase form.
    MinimumPhase phase(512);
    const auto response = [](std::size_t bin) {
        return 1.0 - 0.8 * std::polar(1.0, -2.0 * std::numbers::pi * double(bin) / 512.0);
    };
    for (std::size_t i = 0; i <= 256; ++i)
        phase.logAmplitude()[i] = std::log(std::abs(response(i)));
    const auto spectrum = phase.spectrum();
    for (std::size_t i = 0; i <= 256; ++i)
        CHECK(std::abs(spectrum[i] - response(i)) < 1e-9);
}

CHECK_CASE(pulsesKeepFractionsOfASample)
{
    const auto pulses = pulsesOf(flatTrack(400, 440.0F), 44100, 88200);
    CHECK(pulses.size() == 879U || pulses.size() == 880U); // the last falls on the last sample, give or take a rounding
    for (std::size_t i = 0; i < pulses.size(); ++i) {
        const double place = double(pulses[i].sample) + pulses[i].fraction;
        CHECK_NEAR(place, double(i + 1) * 44100.0 / 440.0 - 1.0, 1e-6);
        CHECK(pulses[i].voiced && pulses[i].fraction >= 0.0 && pulses[i].fraction <= 1.0);
    }
    CHECK_EQUAL(pulsesOf(flatTrack(200, 0.0F), 24000, 24000).size(), 500U);
}

CHECK_CASE(theSameSeedGivesTheSameSamples)
{
    auto voice = flatVoice(24000, 60, 150.0F);
    voice.aperiodicity.decibels = FrameTable(60, voice.aperiodicity.knots.size(), -10.0F);
    const auto first = synthesise(voice, {7, 0});
    const auto second = synthesise(voice, {7, 0});
    const auto other = synthesise(voice, {8, 0});
    CHECK(first.ok() && second.ok() && other.ok());
    CHECK(*first == *second);
    CHECK(*first != *other);
    CHECK_EQUAL(first->size(), 7200U);
    const auto cut = synthesise(voice, {7, 2400});
    CHECK(cut.ok());
    CHECK_EQUAL(cut->size(), 2400U);
    CHECK_NEAR(energy(*cut), energy(std::span(*first).first(2400)), 1e-3 * energy(*cut));
}

CHECK_CASE(silenceStaysSilent)
{
    const std::vector<float> silence(24000, 0.0F);
    const auto frames = analyse(silence, 24000);
    CHECK(frames.ok());
    CHECK(std::ranges::all_of(frames->f0.hertz, [](float hertz) { return hertz == 0.0F; }));
    const auto wave = synthesise(*frames);
    CHECK(wave.ok());
    CHECK(energy(*wave) < 1e-9);
    // A pitch without a sound is no reason for NaN.
    const auto forced = analyse(silence, 24000, flatTrack(201, 220.0F));
    CHECK(forced.ok());
    CHECK(std::ranges::all_of(forced->aperiodicity.decibels.values, [](float x) { return std::isfinite(x); }));
    CHECK(std::ranges::all_of(forced->envelope.power.values, [](float x) { return x > 0.0F && std::isfinite(x); }));
}

CHECK_CASE(shortInputsAreWelcome)
{
    for (const std::size_t count : {std::size_t(1), std::size_t(2), std::size_t(50), std::size_t(500)}) {
        const auto frames = analyse(std::vector<float>(count, 0.1F), 48000);
        CHECK(frames.ok());
        CHECK(synthesise(*frames).ok());
    }
}

CHECK_CASE(aStopRequestEndsTheWork)
{
    const auto voice = tests::makeVoice(tests::goldenVoices()[0]);
    std::stop_source source;
    double last = -1.0;
    bool falls = false;
    const Watch watch{source.get_token(), [&](double fraction) {
                          falls = falls || fraction < last;
                          last = fraction;
                          if (fraction > 0.7)
                              source.request_stop();
                      }};
    const auto frames = analyse(voice, 24000, {}, watch);
    CHECK(!frames.ok());
    CHECK(frames.error().kind == base::ErrorKind::cancelled);
    CHECK(!falls);
    CHECK(last > 0.7 && last < 0.72);
    CHECK(!harvest(voice, 24000, {}, watch).ok());
    CHECK(!synthesise(flatVoice(24000, 10, 100.0F), {}, watch).ok());
}

CHECK_CASE(whatCannotBeIsRefused)
{
    const std::vector<float> wave(4800, 0.0F);
    const auto isInput = [](const auto& result) { return !result && result.error().kind == base::ErrorKind::input; };
    CHECK(isInput(harvest({}, 24000)));
    CHECK(isInput(harvest(wave, 8000)));
    CHECK(isInput(harvest(std::vector<float>(4800, std::numeric_limits<float>::infinity()), 24000)));
    CHECK(isInput(harvest(wave, 24000, {400.0, 300.0, 0.005})));
    CHECK(isInput(cheapTrick(wave, 24000, flatTrack(0, 0.0F))));
    CHECK(isInput(cheapTrick(wave, 24000, flatTrack(3, -1.0F))));
    CHECK(isInput(d4c(wave, 24000, flatTrack(3, std::numeric_limits<float>::quiet_NaN()))));
    auto voice = flatVoice(24000, 10, 100.0F);
    voice.f0.hertz.pop_back();
    CHECK(isInput(synthesise(voice)));
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
