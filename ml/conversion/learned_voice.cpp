// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/learned_voice.h"

#include "core/base/sha256.h"
#include "ml/conversion/voice_fitter.h"
#include "ml/io/resampler.h"
#include "ml/io/safetensors.h"
#include "ml/io/sound_reader.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"

namespace melisma::ml::conversion {

using base::Result;

namespace {

constexpr const char* kSpeakerModel = "resemblyzer";
constexpr const char* kSpeakerWeights = "pretrained.pt";
constexpr double kMostReferenceSeconds = 1200.0;
constexpr std::size_t kPieces = 24;
constexpr std::size_t kUsualTokens = 100; ///< row of a voice's table for an utterance of this many
constexpr std::size_t kListened = 120UL * VoiceEngine::kSampleRate; ///< samples of each recording

/// The recordings and how their files hash together.
struct References {
    std::vector<std::vector<float>> recordings; ///< mono, 24 kHz
    std::string sha256;
};

Result<References> referencesOf(const base::VoiceMaterial& material)
{
    References references;
    std::string hashes;
    for (const auto& file : material.files) {
        if (file.role != "reference")
            continue;
        const auto sound = readMono(file.bytes, "A recording of the voice", kMostReferenceSeconds);
        if (!sound)
            return sound.error();
        auto samples = Resampler::whole(sound->samples, sound->sampleRate, VoiceEngine::kSampleRate);
        if (!samples)
            return samples.error();
        samples->resize(std::min(samples->size(), kListened));
        references.recordings.push_back(std::move(*samples));
        hashes += base::sha256Of(file.bytes);
    }
    references.sha256 = base::sha256Of(hashes);
    return references;
}

Result<std::vector<float>> speakerOf(const std::filesystem::path& weights, const References& references,
                                     CloneTools& tools)
{
    const auto encoder = SpeakerEncoder::load(weights, tools.runtime);
    if (!encoder)
        return encoder.error();
    std::vector<float> all;
    for (const auto& recording : references.recordings)
        all.insert(all.end(), recording.begin(), recording.end());
    const auto samples = Resampler::whole(all, VoiceEngine::kSampleRate, kSpeakerEncoderRate);
    if (!samples)
        return samples.error();
    return encoder->embed(*samples, tools.context.stop);
}

/// Those of the pack whose speakers are known (app/train/published_speakers.cpp).
Result<std::vector<VoiceFitter::Published>> publishedVoices(const VoiceEngine& engine)
{
    const auto file =
        Safetensors::read(engine.resources() / "models" / "content_encoder" / "published_speakers.safetensors");
    if (!file)
        return file.error();
    std::vector<VoiceFitter::Published> voices;
    for (const auto& id : engine.voices().ids()) {
        auto speaker = file->floats(id);
        if (!speaker)
            continue;
        VoiceRecipe recipe;
        recipe.shares = {{id, 1.0}};
        auto style = engine.voices().style(recipe, kUsualTokens);
        if (!style)
            return style.error();
        voices.push_back({std::move(*style), std::move(*speaker)});
    }
    return voices;
}

Result<FittedVoice> fitted(const References& references, const content::ContentEncoder& encoder, CloneTools& tools)
{
    const auto model = tools.findModel(kSpeakerModel);
    if (!model)
        return model.error();
    const auto weights = model->folder / kSpeakerWeights;
    const auto speaker = speakerOf(weights, references, tools);
    if (!speaker)
        return speaker.error();
    const auto pieces = referencePieces(references.recordings, encoder, kPieces, tools.context.stop);
    if (!pieces)
        return pieces.error();
    const auto voices = publishedVoices(tools.engine);
    if (!voices)
        return voices.error();
    const auto fitter = VoiceFitter::load({tools.engine.weights(), weights}, *voices);
    if (!fitter)
        return fitter.error();
    const auto tell = [&tools](double share) {
        if (tools.context.progress)
            tools.context.progress({"Learning the voice", share});
    };
    return fitter->fit(*pieces, *speaker, {}, tell, tools.context.stop);
}

} // namespace

Result<FittedVoice> learnedVoice(const CloneTarget& target, const content::ContentEncoder& encoder,
                                 const std::string& encoderSha256, CloneTools& tools)
{
    const auto references = referencesOf(target.material);
    if (!references)
        return references.error();
    const auto of = references->sha256 + " " + encoderSha256 + " " + tools.engine.model().weightsSha256;
    if (auto known = fittedVoiceFrom(target.material.learned, of))
        return std::move(*known);
    auto voice = fitted(*references, encoder, tools);
    if (!voice)
        return voice;
    if (target.material.keepLearned)
        if (const auto bytes = bytesOf(*voice, of))
            (void)target.material.keepLearned(*bytes); // a full disk costs the next clone its time and nothing else
    return voice;
}

} // namespace melisma::ml::conversion
