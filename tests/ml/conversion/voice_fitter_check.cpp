// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/voice_fitter.h"
#include "ml/io/resampler.h"
#include "ml/models/kokoro/open_pass.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"
#include "tests/ml/conversion/support.h"
#include "tests/ml/models/small_kokoro.h"

// Voices are fitted through small nets with weights of chance: what can be told is whether the search goes uphill and
// keeps what it found.

using namespace melisma;
using namespace melisma::ml::conversion;
namespace kokoro = melisma::ml::kokoro;

namespace {

constexpr int kVoices = 6;

std::vector<float> styleOf(int voice)
{
    return tests::numbersOf("voice " + std::to_string(voice), tests::expected("style").size(), 0.0, 1.0);
}

/// A studio of small nets.
struct Studio {
    tests::ScratchDir folder;
    kokoro::Kokoro net = tests::model();
    std::filesystem::path speakerFile = tests::conversionGolden("speaker_encoder.pt");

    Studio() { CHECK(ml::writeSafetensors(folder.path() / "weights", tests::weights()).ok()); }

    /// 72 frames of one symbol after another with a steady pitch.
    ReferencePiece piece() const
    {
        const auto symbols = net.content(tests::ids());
        CHECK(symbols.ok());
        ReferencePiece made;
        made.content = {kPieceFrames, symbols->width, {}};
        for (std::size_t frame = 0; frame < kPieceFrames; ++frame) {
            const auto row =
                symbols->values.begin() + static_cast<std::ptrdiff_t>((frame / 9 % symbols->rows) * symbols->width);
            made.content.values.insert(made.content.values.end(), row,
                                       row + static_cast<std::ptrdiff_t>(symbols->width));
        }
        made.curves.f0.assign(2 * kPieceFrames, 150.0F);
        made.curves.energy.assign(2 * kPieceFrames, 1.0F);
        return made;
    }

    std::vector<float> said(const ReferencePiece& piece, std::span<const float> style) const
    {
        const auto samples = kokoro::openPass(folder.path() / "weights", piece.content, piece.curves, style, {}, 1);
        CHECK(samples.ok());
        return samples ? *samples : std::vector<float>();
    }

    std::vector<float> speakerOf(const std::vector<float>& samples) const
    {
        const auto encoder = ml::SpeakerEncoder::load(speakerFile, tests::cpu());
        CHECK(encoder.ok());
        const auto heard = encoder->embed(*ml::Resampler::whole(samples, 24000, 16000));
        CHECK(heard.ok());
        return heard ? *heard : std::vector<float>();
    }

    VoiceFitter fitter(const ReferencePiece& piece) const
    {
        std::vector<VoiceFitter::Published> voices;
        for (int voice = 0; voice < kVoices; ++voice)
            voices.push_back({styleOf(voice), speakerOf(said(piece, styleOf(voice)))});
        auto made = VoiceFitter::load({folder.path() / "weights", speakerFile}, voices);
        CHECK(made.ok());
        return std::move(*made);
    }
};

} // namespace

CHECK_CASE(aVoiceComesNearerToItsReferences)
{
    const Studio studio;
    auto piece = studio.piece();
    piece.samples = studio.said(piece, styleOf(kVoices)); // by somebody who is none of the published
    const auto speaker = studio.speakerOf(piece.samples);
    const auto fitter = studio.fitter(piece);
    FitOptions none;
    none.styleSteps = none.adaptSteps = 0;
    FitOptions style;
    style.styleSteps = 25;
    style.adaptSteps = 0;
    FitOptions both = style;
    both.adaptSteps = 60;
    both.melShare = 1.0;
    const auto apart = [&](const FittedVoice& voice) {
        const auto sound = fitter.say(piece, voice.style, voice.adapted, 1);
        double sum = 0.0;
        const auto ours = ml::content::bandsOf(sound, 1.0), theirs = ml::content::bandsOf(piece.samples, 1.0);
        for (std::size_t at = 0; at < ours.size(); ++at)
            sum += std::abs(ours[at] - theirs[at]) / static_cast<double>(ours.size());
        return sum;
    };
    std::vector<double> distances, unlike;
    for (const auto& options : {none, style, both}) {
        const auto voice = fitter.fit(std::span(&piece, 1), speaker, options);
        CHECK(voice.ok());
        CHECK_EQUAL(voice->style.size(), styleOf(0).size());
        CHECK_EQUAL(voice->adapted.empty(), options.adaptSteps == 0);
        distances.push_back(apart(*voice));
        unlike.push_back(1.0 - voice->likeness);
        std::printf("  %d and %d steps: %.3f apart, likeness %.4f\n", options.styleSteps, options.adaptSteps,
                    distances.back(), voice->likeness);
    }
    CHECK(unlike[1] < 0.3 * unlike[0]);
    CHECK(distances[2] < 0.96 * distances[1]);
}

CHECK_CASE(stoppingAndNothingAreTold)
{
    const Studio studio;
    auto piece = studio.piece();
    piece.samples = studio.said(piece, styleOf(0));
    const auto fitter = studio.fitter(piece);
    std::stop_source stop;
    stop.request_stop();
    const auto speaker = studio.speakerOf(piece.samples);
    const auto stopped = fitter.fit(std::span(&piece, 1), speaker, {}, {}, stop.get_token());
    CHECK(!stopped.ok() && stopped.error().kind == base::ErrorKind::cancelled);
    CHECK(!fitter.fit({}, speaker, {}).ok());
}

CHECK_CASE(aFittedVoiceIsKeptForWhatItWasMadeOf)
{
    const FittedVoice voice{{1.0F, 2.0F}, {0.5F, -0.5F, 0.25F}, 0.8};
    const auto bytes = bytesOf(voice, "these references");
    CHECK(bytes.ok());
    const auto back = fittedVoiceFrom(*bytes, "these references");
    CHECK(back && back->style == voice.style && back->adapted == voice.adapted);
    CHECK_NEAR(back->likeness, 0.8, 1e-6);
    CHECK(!fittedVoiceFrom(*bytes, "others"));
    CHECK(!fittedVoiceFrom(bytes->substr(0, bytes->size() / 2), "these references"));
    CHECK(!fittedVoiceFrom("", "these references"));
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
