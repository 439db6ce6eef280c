// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_params.h"

#include <algorithm>

namespace melisma::voices {

namespace {

constexpr const char* kVoice = "voice";
constexpr const char* kAnybody = "auto"; ///< a task's own choice, whatever a voice of the user's is called
constexpr std::uint64_t kSampleSeed = 1;

} // namespace

void setVoiceParams(const Voice& voice, base::ParamValues& params)
{
    params.set(kVoice, voice.recipe.text());
    if (!voice.id.empty() && voice.kind != VoiceKind::pack)
        params.set("voiceName", voice.name);
}

base::Result<void> resolveOwnVoices(const VoiceLibrary& library, base::ParamValues& params)
{
    const auto written = params.text(kVoice);
    const auto recipe = base::VoiceRecipe::parse(written.value_or(""));
    if (written == kAnybody)
        return {};
    const auto isOwn = [&library](const base::VoiceShare& share) { return library.own().has(share.id); };
    if (!recipe || std::ranges::none_of(recipe->shares, isOwn))
        return {};
    const auto voice = library.resolve(*written);
    if (!voice)
        return voice.error();
    setVoiceParams(*voice, params);
    return {};
}

base::TaskRequest sampleRequest(const VoiceCatalogue& catalogue, const Voice& voice)
{
    base::TaskRequest request;
    request.task = "speak";
    const auto* language = catalogue.language(voice.language);
    request.params.set("text", language ? language->sample : voice.name);
    if (language)
        request.params.set("language", language->code);
    setVoiceParams(voice, request.params);
    request.seed = kSampleSeed;
    return request;
}

} // namespace melisma::voices
