// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/content_converter.h"
#include "ml/conversion/source_curves.h"
#include "ml/conversion/spelled_content.h"
#include "ml/models/content_encoder/symbol_path.h"
#include "ml/voices/voice_pack.h"
#include "tests/support/check.h"
#include "tests/support/voice_pack.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::ml::conversion;

namespace {

using Samples = std::vector<float>;

constexpr int kRate = 24000;

/// Pulses of a voice whose pitch glides by a fifth and back in four seconds, with pauses.
Samples glidingVoice(double seconds)
{
    Samples samples(static_cast<std::size_t>(seconds * kRate));
    double turn = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / kRate;
        turn += 150.0 * std::exp2(0.29 * (1.0 + std::sin(time * std::numbers::pi / 2.0))) / kRate;
        double sum = 0.0;
        for (int overtone = 1; overtone <= 20; ++overtone)
            sum += std::cos(2.0 * std::numbers::pi * overtone * turn) / overtone;
        samples[i] = static_cast<float>(std::fmod(time, 3.0) < 2.5 ? 0.05 * sum : 0.0);
    }
    return samples;
}

double rms(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, samples.size())));
}

} // namespace

CHECK_CASE(pitchIsThatOfTheSoundWhereAVoiceIs)
{
    Samples tone(2UL * kRate);
    for (std::size_t i = 0; i < tone.size(); ++i)
        for (int overtone = 1; overtone <= 10; ++overtone)
            tone[i] += static_cast<float>(
                0.03 * std::sin(2.0 * std::numbers::pi * 220.0 * overtone * static_cast<double>(i) / kRate));
    const auto pitch = heardPitch(tone, 160);
    CHECK(pitch.ok());
    for (std::size_t at = 8; at < 152; ++at)
        CHECK_NEAR((*pitch)[at], 220.0F, 0.5F);
    Samples voicing(160, 1.0F);
    std::fill(voicing.begin() + 60, voicing.begin() + 90, 0.0F);
    const auto voiced = voicedPitch(*pitch, voicing, 12.0);
    for (std::size_t at = 8; at < 152; ++at)
        CHECK_NEAR(voiced[at], at >= 60 && at < 90 ? 0.0F : 440.0F, 1.0F);
    // Whoever doubts is not asked.
    CHECK_NEAR(voicedPitch(*pitch, Samples(160, 0.1F), 0.0)[80], 220.0F, 0.5F);
    CHECK_EQUAL(voicedPitch(Samples(160, 0.0F), Samples(160, 1.0F), 0.0)[80], 0.0F);
}

/// Hum between phrases, as loud as a soft voice, is no note of somebody who speaks at 200 Hz.
CHECK_CASE(humIsOutsideOfTheRangeOfAVoice)
{
    Samples sound(2UL * kRate);
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / kRate;
        if (i / (kRate / 2) == 1)
            sound[i] = static_cast<float>(0.04 * std::sin(62.0 * turn));
        else
            for (int overtone = 1; overtone <= 10; ++overtone)
                sound[i] += static_cast<float>(0.03 * std::sin(200.0 * overtone * turn));
    }
    const auto anywhere = heardPitch(sound, 160, VoiceRange());
    CHECK(anywhere.ok());
    CHECK_NEAR((*anywhere)[60], 62.0F, 1.0F);
    const auto range = voiceRangeOf(*anywhere);
    CHECK_NEAR(range.floor, 100.0, 1.0);
    CHECK_NEAR(range.ceiling, 500.0, 5.0);
    const auto pitch = heardPitch(sound, 160);
    CHECK(pitch.ok());
    CHECK_EQUAL((*pitch)[60], 0.0F);
    CHECK_NEAR((*pitch)[20], 200.0F, 0.5F);
    const auto unheard = voiceRangeOf(Samples(80, 0.0F));
    CHECK_EQUAL(unheard.floor, 60.0);
    CHECK_EQUAL(unheard.ceiling, 1000.0);
}

CHECK_CASE(aVoiceIsNeverHeardSofterThanItIs)
{
    ml::content::HeardSpeech heard;
    heard.energy = {-5.0F, -5.0F, 9.0F, 9.0F};
    heard.loudness = {1.0F, 1.0F, 1.0F, 1.0F};
    const float usual = ml::content::usualEnergy(1.0F);
    CHECK(voicedEnergy(heard, Samples{200.0F, 0.0F, 200.0F, 0.0F}) == (Samples{usual, -5.0F, 9.0F, 9.0F}));
}

CHECK_CASE(aSymbolChangesWhereItIsWorthIt)
{
    // Three symbols; the second frame doubts, the fourth is sure of another.
    constexpr std::array<std::array<float, 3>, 5> kLikely{{{-0.1F, -3.0F, -3.0F},
                                                           {-1.0F, -0.5F, -3.0F},
                                                           {-0.1F, -3.0F, -3.0F},
                                                           {-6.0F, -6.0F, -0.1F},
                                                           {-6.0F, -6.0F, -0.1F}}};
    Samples likelihoods(kLikely.size() * 178, -50.0F);
    for (std::size_t frame = 0; frame < kLikely.size(); ++frame)
        std::ranges::copy(kLikely[frame], likelihoods.begin() + static_cast<std::ptrdiff_t>(frame * 178));
    const auto path = [&likelihoods](double cost) {
        return content::likeliestPath(likelihoods, content::evenChanges(cost));
    };
    CHECK((path(0.0) == std::vector{0, 1, 0, 2, 2}));
    CHECK((path(1.5) == std::vector{0, 0, 0, 2, 2}));
    CHECK((path(100.0) == std::vector{0, 0, 0, 0, 0}) || (path(100.0) == std::vector{2, 2, 2, 2, 2}));
    CHECK(content::likeliestPath({}, content::evenChanges(1.0)).empty());
}

/// What is spelled lies between what was heard and what the text encoder says, and where no symbol is likely it is as
/// heard.
CHECK_CASE(contentMovesToWhatItIsSpeltAs)
{
    const auto pack = tests::voicePack();
    if (!pack)
        std::exit(tests::kNoVoicePack);
    const auto voices = kokoro::Kokoro::load(*pack / "kokoro.safetensors", *prepareRuntime("cpu", 1));
    CHECK(voices.ok());
    const std::vector<int> text{0, 50, 83, 54, 0};
    const auto read = voices->content(text);
    CHECK(read.ok());
    content::HeardSpeech heard;
    heard.frames = 10;
    heard.features.assign(10 * read->width, 0.25F);
    heard.symbols.assign(10 * 178, -12.0F);
    for (std::size_t frame = 0; frame < 10; ++frame)
        heard.symbols[frame * 178 + static_cast<std::size_t>(text[frame / 2])] = frame < 6 ? 0.0F : std::log(0.5F);
    Spelling spelling;
    spelling.append(heard, 0, 4);
    spelling.append(heard, 4, 6);
    auto later = heard; // three frames before the recording, five of it
    CHECK(spellContent(heard, 0, spelling, *voices).ok());
    CHECK(spellContent(later, -3, spelling, *voices).ok());
    for (std::size_t i = 0; i < 3 * read->width; ++i)
        CHECK_EQUAL(later.features[i], 0.25F);
    CHECK(std::equal(later.features.begin() + static_cast<std::ptrdiff_t>(3 * read->width), later.features.end(),
                     heard.features.begin()));
    for (std::size_t frame = 0; frame < 10; ++frame)
        for (std::size_t i = 0; i < read->width; ++i) {
            const float share = frame < 6 ? 0.4F : 0.2F;
            const float wanted = 0.25F + share * (read->values[frame / 2 * read->width + i] - 0.25F);
            if (std::abs(heard.features[frame * read->width + i] - wanted) > 1e-5F)
                CHECK_NEAR(heard.features[frame * read->width + i], wanted, 1e-5F);
        }
}

/// With the published decoder and the weights that come with Melisma.
CHECK_CASE(joinsAreThoseOfOnePiece)
{
    const auto pack = tests::voicePack();
    if (!pack)
        std::exit(tests::kNoVoicePack);
    const auto runtime = prepareRuntime("cpu", 2);
    const auto encoder =
        content::ContentEncoder::load(std::filesystem::path(std::getenv("MELISMA_SOURCE_DIR")) / "resources" /
                                          "models" / "content_encoder" / "content_encoder.safetensors",
                                      *runtime);
    const auto voices = kokoro::Kokoro::load(*pack / "kokoro.safetensors", *runtime);
    const auto table = VoicePack::read(*pack / "voices.safetensors");
    CHECK(encoder.ok() && voices.ok() && table.ok());
    const auto style = table->style({{{"af_heart", 1.0}}, {}}, 100);
    const auto voice = glidingVoice(14.0);
    const auto convert = [&](std::size_t pieceFrames) {
        ContentOptions options;
        options.pieceFrames = pieceFrames;
        options.transpose = 2.0;
        Samples made;
        const ContentConverter converter(*voices, *encoder);
        const auto done = converter.convert(heldSound(voice), *style, options, [&made](std::span<const float> piece) {
            made.insert(made.end(), piece.begin(), piece.end());
            return base::Result<void>();
        });
        CHECK(done.ok());
        return made;
    };
    const auto whole = convert(1400);
    const auto pieces = convert(200);
    CHECK_EQUAL(whole.size(), voice.size());
    CHECK_EQUAL(pieces.size(), voice.size());
    Samples apart(whole.size());
    std::transform(whole.begin(), whole.end(), pieces.begin(), apart.begin(), std::minus<>());
    double worst = 0.0;
    for (std::size_t join = 200UL * 600; join + 2400 < whole.size(); join += 200UL * 600)
        worst = std::max(worst, rms(std::span(apart).subspan(join - 2400, 4800)));
    const double decibels = 20.0 * std::log10(worst / rms(whole));
    std::printf("  joins are %.1f dB below the sound\n", -decibels);
    CHECK(decibels < -60.0);
    CHECK(rms(whole) > 1e-3);
    const Samples silence(48000, 0.0F);
    const ContentConverter converter(*voices, *encoder);
    CHECK(
        !converter.convert(heldSound(silence), *style, {}, [](std::span<const float>) { return base::Result<void>(); })
             .ok());
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
