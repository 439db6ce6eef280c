// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voices/voice_engine.h"

namespace melisma::ml {

namespace {

constexpr const char* kWeights = "kokoro.safetensors";
constexpr const char* kVoices = "voices.safetensors";

} // namespace

base::Result<void> VoiceEngine::prepare(const base::RunContext& context)
{
    auto runtime = prepareRuntime(context.device, context.threads);
    if (!runtime)
        return runtime.error();
    const bool moved = runtime->device != m_runtime.device;
    m_runtime = *runtime;
    return m_net && !moved ? base::Result<void>() : load(context);
}

base::Result<void> VoiceEngine::load(const base::RunContext& context)
{
    if (!m_findModel)
        return base::Error{base::ErrorKind::missing, "There is no folder of models", "Run: melisma doctor", {}};
    auto files = m_findModel(kModel);
    if (!files)
        return files.error();
    auto phonemiser = phonemes::Phonemiser::make(m_resources);
    if (!phonemiser)
        return phonemiser.error();
    auto axes = VoiceAxes::read(m_resources / "voices" / "axes.safetensors");
    if (!axes)
        return axes.error();
    auto singers = loadSingers(m_resources);
    if (!singers)
        return singers.error();
    auto voices = VoicePack::read(files->folder / kVoices, std::move(*axes));
    if (!voices)
        return voices.error();
    if (context.progress)
        context.progress({"Loading the voices", 0.0});
    auto net = kokoro::Kokoro::load(files->folder / kWeights, m_runtime);
    if (!net)
        return net.error();
    m_files = std::move(*files);
    m_phonemiser.emplace(std::move(*phonemiser));
    m_voices.emplace(std::move(*voices));
    m_singers = std::move(*singers);
    m_net.emplace(std::move(*net));
    return {};
}

std::filesystem::path VoiceEngine::weights() const
{
    return m_files.folder / kWeights;
}

base::ModelUse VoiceEngine::model() const
{
    const auto hash = m_files.sha256.find(kWeights);
    return {kModel, "1.0", hash == m_files.sha256.end() ? "" : hash->second, m_files.licence, true};
}

base::VoiceUse VoiceEngine::voiceUse(const VoiceRecipe& recipe, const std::string& name) const
{
    const auto id = recipe.text();
    return {id, name.empty() ? id : name, recipe.parents(), "builtin", m_files.licence};
}

} // namespace melisma::ml
