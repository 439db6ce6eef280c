// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/model_files.h"
#include "core/base/task.h"
#include "ml/compose/singers.h"
#include "ml/models/kokoro/kokoro.h"
#include "ml/phonemes/phonemiser.h"
#include "ml/voices/voice_pack.h"

#include <optional>

namespace melisma::ml {

/// What speaking and singing share: Kokoro's net, its voices and the reader of text, loaded when first asked for and
/// kept until the worker unloads. One thread at a time.
class VoiceEngine {
public:
    static constexpr const char* kModel = "kokoro"; ///< as in the manifest of models
    static constexpr int kSampleRate = 24000;

    VoiceEngine(std::filesystem::path resources, base::FindModel findModel)
        : m_resources(std::move(resources))
        , m_findModel(std::move(findModel))
    {}

    /// Loads what is not there yet onto the device that the context names. ErrorKind::missing, with the command that
    /// gets it, when the pack is not installed. Everything below needs it to have succeeded.
    base::Result<void> prepare(const base::RunContext& context);

    const kokoro::Kokoro& net() const { return *m_net; }
    const VoicePack& voices() const { return *m_voices; }
    /// Where the voice sings well.
    Register rangeOf(const VoiceRecipe& recipe) const { return ml::rangeOf(m_singers, recipe); }
    const std::filesystem::path& resources() const { return m_resources; }
    /// The file of the speech model.
    std::filesystem::path weights() const;
    phonemes::Phonemiser& phonemiser() { return *m_phonemiser; }
    const std::string& device() const { return m_runtime.device; }

    base::ModelUse model() const;
    /// The voice as provenance names it; `name` empty: as the recipe is written.
    base::VoiceUse voiceUse(const VoiceRecipe& recipe, const std::string& name) const;

private:
    base::Result<void> load(const base::RunContext& context);

    std::filesystem::path m_resources;
    base::FindModel m_findModel;
    Runtime m_runtime;
    base::ModelFiles m_files;
    std::optional<kokoro::Kokoro> m_net;
    std::optional<VoicePack> m_voices;
    std::optional<phonemes::Phonemiser> m_phonemiser;
    std::vector<Singer> m_singers;
};

} // namespace melisma::ml
