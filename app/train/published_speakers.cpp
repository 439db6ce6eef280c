// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// published_speakers: as whom the speaker encoder hears each published voice, for voices that are made to sound like
// somebody (ml/conversion/voice_fitter.h).
#include "ml/io/resampler.h"
#include "ml/io/safetensors.h"
#include "ml/models/kokoro/kokoro.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"
#include "ml/phonemes/phonemiser.h"
#include "ml/voices/voice_pack.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

using namespace melisma;

constexpr const char* kText =
    "The north wind and the sun were arguing which of them was the stronger, when a traveller "
    "came along.";
constexpr int kThreads = 1;

struct Asked {
    std::filesystem::path kokoro, speaker, resources, out;
};

int fail(const base::Error& error)
{
    std::fprintf(stderr, "published_speakers: %s\n", error.sentence().c_str());
    return 1;
}

base::Result<std::vector<int>> idsOf(const std::filesystem::path& resources)
{
    auto phonemiser = ml::phonemes::Phonemiser::make(resources);
    if (!phonemiser)
        return phonemiser.error();
    const auto read = phonemiser->read(*ml::phonemes::languageOf("en-us"), kText);
    if (!read)
        return read.error();
    std::vector<int> ids{0};
    ids.insert(ids.end(), read->ids.begin(), read->ids.end());
    ids.push_back(0);
    return ids;
}

base::Result<std::vector<float>> speakerOf(const ml::kokoro::Kokoro& net, const ml::SpeakerEncoder& encoder,
                                           const std::vector<int>& ids, std::span<const float> style)
{
    const auto speech = net.synthesise(ids, style, 1.0);
    if (!speech)
        return speech.error();
    const auto samples = ml::Resampler::whole(speech->samples, 24000, ml::kSpeakerEncoderRate);
    if (!samples)
        return samples.error();
    return encoder.embed(*samples);
}

base::Result<void> make(const Asked& asked)
{
    const auto runtime = ml::prepareRuntime("cpu", kThreads);
    if (!runtime)
        return runtime.error();
    const auto net = ml::kokoro::Kokoro::load(asked.kokoro / "kokoro.safetensors", *runtime);
    if (!net)
        return net.error();
    const auto voices = ml::VoicePack::read(asked.kokoro / "voices.safetensors");
    if (!voices)
        return voices.error();
    const auto encoder = ml::SpeakerEncoder::load(asked.speaker, *runtime);
    if (!encoder)
        return encoder.error();
    const auto ids = idsOf(asked.resources);
    if (!ids)
        return ids.error();
    std::vector<ml::TensorToWrite> tensors;
    for (const auto& id : voices->ids()) {
        ml::VoiceRecipe recipe;
        recipe.shares = {{id, 1.0}};
        const auto style = voices->style(recipe, ids->size() - 2);
        if (!style)
            return style.error();
        const auto speaker = speakerOf(*net, *encoder, *ids, *style);
        if (!speaker)
            return speaker.error();
        tensors.push_back(ml::floatTensor(id, {static_cast<std::int64_t>(speaker->size())}, *speaker));
    }
    return ml::writeSafetensors(asked.out, std::move(tensors),
                                {{"licence", "Apache-2.0"}, {"data", "Kokoro-82M's voices, heard by Resemblyzer"}});
}

} // namespace

int main(int argc, char** argv)
{
    Asked asked;
    CLI::App program("Tells as whom each published voice is heard.");
    program.add_option("-o", asked.out, "safetensors to write")->required();
    program.add_option("--kokoro", asked.kokoro, "folder of the installed model")->required();
    program.add_option("--speaker", asked.speaker, "pretrained.pt of Resemblyzer")->required();
    program.add_option("--resources", asked.resources, "Melisma's folder resources")->required();
    CLI11_PARSE(program, argc, argv);
    const auto made = make(asked);
    return made ? 0 : fail(made.error());
}
