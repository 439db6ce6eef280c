// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/compare_voice_task.h"

#include "ml/conversion/clone_methods.h"
#include "ml/conversion/loudest_stretch.h"
#include "ml/io/resampler.h"
#include "ml/io/safetensors.h"
#include "ml/io/sound_reader.h"
#include "ml/tasks/heard_recording.h"
#include "ml/tasks/installed_speaker_encoder.h"

#include <algorithm>
#include <chrono>
#include <functional>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using conversion::CloneTarget;
using Clock = std::chrono::steady_clock;

namespace {

constexpr const char* kAuto = "auto";
constexpr double kMostReferenceSeconds = 1200.0;

base::ParamSpec hiddenText(const char* key)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.kind = base::ParamKind::text;
    spec.maximum = 400;
    return spec;
}

bool isUsable(const CloneTarget& target, const std::string& method, const std::filesystem::path& resources)
{
    return std::ranges::any_of(conversion::cloneMethods(), [&](const conversion::CloneMethodKind& kind) {
        return kind.fits(target) && (method == kAuto ? kind.isThere(resources) : method == kind.id);
    });
}

CloneTarget publishedVoice(const std::string& id)
{
    VoiceRecipe recipe;
    recipe.shares = {{id, 1.0}};
    return {std::move(recipe)};
}

Result<std::vector<float>> speakerOf(const base::VoiceFile& file, const SpeakerEncoder& encoder,
                                     const std::stop_token& stop)
{
    const auto sound = readMono(file.bytes, "A recording of the voice", kMostReferenceSeconds);
    if (!sound)
        return sound.error();
    const auto samples = Resampler::whole(sound->samples, sound->sampleRate, kSpeakerEncoderRate);
    if (!samples)
        return samples.error();
    const auto heard = conversion::loudestStretch(conversion::heldSound(*samples), kListened, stop);
    return heard ? encoder.embed(*heard, stop) : heard.error();
}

} // namespace

base::TaskDescriptor CompareVoiceTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "compare-voice";
    descriptor.title = "Compare a voice";
    descriptor.summary = "Tells how alike a recording and a voice that may be used are";
    descriptor.model = {InstalledSpeakerEncoder::kModel, "", "", "Apache-2.0", true};
    descriptor.params = {hiddenText("voice"), hiddenText("method"), hiddenText("language")};
    descriptor.inputs = {"recording"};
    descriptor.internal = true;
    return descriptor;
}

Result<void> CompareVoiceTask::load(const base::RunContext& context)
{
    if (m_encoder)
        return {};
    const auto runtime = prepareRuntime(context.device, context.threads);
    if (!runtime)
        return runtime.error();
    auto loaded = InstalledSpeakerEncoder::load(m_findModel, *runtime);
    if (!loaded)
        return loaded.error();
    m_encoder.emplace(std::move(loaded->encoder));
    m_model = std::move(loaded->use);
    return {};
}

Result<CompareVoiceTask::Speaker> CompareVoiceTask::heardIn(const std::filesystem::path& recording,
                                                            const base::RunContext& context) const
{
    const auto heard = heardRecording(recording, context);
    return heard ? m_encoder->embed(*heard, context.stop) : heard.error();
}

Result<std::optional<CompareVoiceTask::Likeness>> CompareVoiceTask::nearestPublished(const Speaker& heard,
                                                                                     const std::string& method) const
{
    std::optional<Likeness> nearest;
    const auto known = m_resources / "models" / "content_encoder" / "published_speakers.safetensors";
    std::error_code failed;
    if (!std::filesystem::exists(known, failed))
        return nearest;
    const auto speakers = Safetensors::read(known);
    if (!speakers)
        return speakers.error();
    for (const auto& entry : speakers->entries()) {
        if (!isUsable(publishedVoice(entry.name), method, m_resources))
            continue;
        const auto speaker = speakers->floats(entry.name);
        if (!speaker || speaker->size() != heard.size()) // as whom another encoder hears it
            continue;
        if (const double alike = cosine(heard, *speaker); !nearest || alike > nearest->cosine)
            nearest = Likeness{entry.name, alike};
    }
    return nearest;
}

/// By the mean over all recordings of the voice.
Result<std::optional<CompareVoiceTask::Likeness>> CompareVoiceTask::likenessTo(const std::string& voice,
                                                                               const Speaker& heard,
                                                                               const std::string& method,
                                                                               const base::RunContext& context) const
{
    auto material = m_openVoice
                        ? m_openVoice(voice)
                        : Result<base::VoiceMaterial>(
                              Error{ErrorKind::notFound, "There is no voice " + voice, "Run: melisma voices list", {}});
    if (!material)
        return material.error();
    const CloneTarget target{{}, std::move(*material)};
    if (!target.file("reference") || !isUsable(target, method, m_resources))
        return std::optional<Likeness>();
    Speaker sum(heard.size(), 0.0F);
    for (const auto& file : target.material.files) {
        if (file.role != "reference")
            continue;
        const auto speaker = speakerOf(file, *m_encoder, context.stop);
        if (!speaker)
            return speaker.error();
        std::ranges::transform(sum, *speaker, sum.begin(), std::plus<>());
    }
    return std::optional(Likeness{voice, cosine(heard, sum)});
}

Result<base::TaskResult> CompareVoiceTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = Clock::now();
    const auto input = std::ranges::find(request.inputs, "recording", &base::TaskInput::role);
    if (input == request.inputs.end())
        return Error{ErrorKind::usage,
                     "Nothing says what the voice is to be like",
                     "Name a recording: melisma clone INPUT --like AUDIO",
                     {}};
    if (auto loaded = load(context); !loaded)
        return loaded.error();
    if (context.progress)
        context.progress({"Listening", 0.1});
    const auto heard = heardIn(input->path, context);
    if (!heard)
        return heard.error();
    const auto method = request.params.text("method").value_or(kAuto);
    const auto voice = request.params.text("voice").value_or("");
    const auto likeness = voice.empty() ? nearestPublished(*heard, method) : likenessTo(voice, *heard, method, context);
    if (!likeness)
        return likeness.error();
    base::TaskResult result;
    result.facts = *likeness ? Json{{"voice", (*likeness)->voice}, {"speakerCosine", (*likeness)->cosine}}
                             : Json{{"voice", Json()}};
    result.model = m_model;
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

} // namespace melisma::ml
