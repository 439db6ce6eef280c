// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/safetensors.h"
#include "ml/models/content_encoder/config.h"
#include "ml/models/content_encoder/content_encoder.h"
#include "ml/models/content_encoder/harm.h"
#include "ml/models/content_encoder/speech_item.h"
#include "ml/models/content_encoder/train.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace melisma;
using namespace melisma::ml::content;

namespace {

using Samples = std::vector<float>;

Samples tone(double hertz, std::size_t count, double amplitude = 0.1)
{
    Samples samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = static_cast<float>(
            amplitude * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / kSampleRate));
    return samples;
}

/// The bands in the middle of a second of a tone.
Samples middleOf(const Samples& bands)
{
    return {bands.begin() + 40 * kMelBands, bands.begin() + 41 * kMelBands};
}

std::ptrdiff_t loudestBand(const Samples& bands)
{
    const auto middle = middleOf(bands);
    return std::max_element(middle.begin(), middle.end()) - middle.begin();
}

double rms(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return std::sqrt(sum / static_cast<double>(samples.size()));
}

SpeechItem item(int first)
{
    SpeechItem made{{0, first, 44, 45, 0}, {2, 9, 4, 12, 3}, {}, {}, Samples(256, 0.5F), {}};
    made.f0.assign(60, 120.0F);
    made.energy.assign(60, 1.0F);
    made.samples = tone(300.0 + first, 30UL * kFrameSamples);
    return made;
}

} // namespace

/// Slaney's scale has 27 steps from 1000 Hz to 6400 Hz; where a band's peak lies follows from it alone.
CHECK_CASE(aToneIsHeardInTheBandThatHasIt)
{
    const auto mel = [](double hz) {
        return hz < 1000.0 ? hz * 0.015 : 15.0 + 27.0 * std::log(hz / 1000.0) / std::log(6.4);
    };
    const double step = (mel(kHighestHz) - mel(kLowestHz)) / (kMelBands + 1);
    for (const double hertz : {200.0, 440.0, 1000.0, 2500.0, 6000.0}) {
        const auto band = std::llround((mel(hertz) - mel(kLowestHz)) / step) - 1;
        CHECK(std::abs(loudestBand(bandsOf(tone(hertz, 24000))) - band) <= 1);
    }
    const auto usual = bandsOf(tone(440.0, 24000));
    CHECK_EQUAL(usual.size(), 6400U);
    const auto soft = middleOf(usual);
    const auto loud = middleOf(bandsOf(tone(440.0, 24000, 0.2)));
    const auto place = static_cast<std::size_t>(loudestBand(usual));
    CHECK_NEAR(loud[place] - soft[place], std::numbers::ln2, 1e-3);
    // From a throat that is longer by a quarter 500 Hz sound like 400 Hz.
    CHECK_EQUAL(loudestBand(bandsOf(tone(500.0, 24000), 1.25)), loudestBand(bandsOf(tone(400.0, 24000))));
}

CHECK_CASE(theLevelIsBroughtToTheUsual)
{
    Samples sound(48000, 0.0F);
    const auto voice = tone(200.0, 24000, 0.003);
    std::copy(voice.begin(), voice.end(), sound.begin() + 12000);
    CHECK_NEAR(rms(voice) * hearingGain(sound), 0.08, 0.008);
    CHECK_EQUAL(hearingGain(Samples(6000, 0.0F)), 1.0);
}

/// A recording heard in pieces is the recording heard in one.
CHECK_CASE(piecesAreHeardAsTheWhole)
{
    const tests::ScratchDir scratch;
    CHECK(ml::prepareRuntime("cpu", 2).ok());
    CHECK(writeUntrained(scratch.path() / "net", 3).ok());
    const auto encoder = ContentEncoder::load(scratch.path() / "net", {"cpu", 2});
    CHECK(encoder.ok());
    const std::size_t frames = 400, begin = 150, reach = encoder->reach();
    std::mt19937_64 random(1);
    Samples sound(frames * kFrameSamples);
    std::generate(sound.begin(), sound.end(), [&] { return std::normal_distribution(0.0F, 0.1F)(random); });
    const auto whole = encoder->hear(sound, 1.0);
    const auto piece = encoder->hear(
        std::span(sound).subspan((begin - reach - 2) * kFrameSamples, (2 * reach + 24) * kFrameSamples), 1.0);
    CHECK(whole.ok() && piece.ok());
    CHECK_EQUAL(whole->frames, frames);
    double apart = 0.0, nearer = 0.0;
    for (std::size_t at = 0; at < 20UL * kFeatureWidth; ++at) {
        const double there = whole->features[begin * kFeatureWidth + at];
        apart = std::max(apart, std::abs(there - piece->features[(reach + 2) * kFeatureWidth + at]));
        nearer = std::max(nearer, std::abs(there - whole->features[(begin + 1) * kFeatureWidth + at]));
    }
    std::printf("  pieces are %.1e from the whole, frames %.1e from each other\n", apart, nearer);
    CHECK(apart < 1e-5);
    CHECK(nearer > 1e-2);
    CHECK(!encoder->hear(std::span(sound).first(500), 1.0).ok());
}

CHECK_CASE(otherFilesAreNoEncoder)
{
    const tests::ScratchDir scratch;
    CHECK(ml::writeSafetensors(scratch.path() / "net", {ml::floatTensor("ear.bias", {3}, Samples(3))}).ok());
    CHECK(!ContentEncoder::load(scratch.path() / "net", {"cpu", 1}).ok());
    CHECK(!ContentEncoder::load(scratch.path() / "nothing", {"cpu", 1}).ok());
}

CHECK_CASE(harmKeepsLengthAndPlace)
{
    Samples click(24000, 0.0F);
    std::fill_n(click.begin() + 12000, 40, 0.5F);
    const auto others = tone(300.0, 5000);
    int changed = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        std::mt19937_64 random(seed);
        const auto after = harmed(click, others, {1.0, 30.0, 0.3}, random);
        CHECK_EQUAL(after.size(), click.size());
        CHECK(std::all_of(after.begin(), after.end(), [](float sample) { return std::isfinite(sample); }));
        const auto loudest =
            std::max_element(after.begin(), after.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
        CHECK(std::abs(loudest - after.begin() - 12020) < 400);
        changed += after == click ? 0 : 1;
    }
    CHECK(changed > 35);
    std::mt19937_64 random(1);
    CHECK(harmed(click, others, {0.0, 30.0, 0.3}, random) == click);
}

CHECK_CASE(utterancesComeBackAsTheyWereWritten)
{
    const tests::ScratchDir scratch;
    const auto written = item(43);
    CHECK(writeSpeechItem(scratch.path() / "000000.safetensors", written).ok());
    const auto read = readSpeechItem(scratch.path() / "000000.safetensors");
    CHECK(read.ok());
    CHECK(read->ids == written.ids && read->durations == written.durations && read->f0 == written.f0);
    CHECK(read->energy == written.energy && read->style == written.style);
    double apart = 0.0;
    for (std::size_t i = 0; i < written.samples.size(); ++i)
        apart = std::max(apart, static_cast<double>(std::abs(read->samples[i] - written.samples[i])));
    CHECK(apart < 1e-4); // float16
    CHECK_EQUAL(speechItems(scratch.path()).size(), 1U);
    CHECK(writeUntrained(scratch.path() / "net.safetensors", 1).ok());
    auto wrong = written;
    wrong.ids[2] = 178; // one more than there are
    CHECK(writeSpeechItem(scratch.path() / "wrong.safetensors", wrong).ok());
    for (const char* name : {"net.safetensors", "wrong.safetensors"}) {
        const auto refused = readSpeechItem(scratch.path() / name);
        CHECK(!refused.ok() && refused.error().sentence().find(name) != std::string::npos);
    }
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
