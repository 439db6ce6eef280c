// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/voice_material.h"
#include "ml/tasks/speaker_judge.h"

#include <filesystem>
#include <memory>

namespace melisma::ml {

/// Compares a recording with what the owner of a voice was asked to read. The words: PocketSphinx picks at each place
/// among the word that belongs there and others that do not. The speaker: by the encoder, to every reference of the
/// voice. Makes no file, and repeats nothing of the recording; the facts are "wordError" (share of the statement's
/// words that were not heard in their place), "wordsAsked", "wordsFound" and, with an encoder, "speaker"
/// {"similarities", "needed", "model", "sha256"}. What follows from them is for core/voices to say. Needs espeak-ng and
/// PocketSphinx with its American model: the statement is English.
class CheckConsentTask final : public base::Task {
public:
    CheckConsentTask(std::filesystem::path resources, base::OpenVoice openVoice, std::shared_ptr<SpeakerJudge> judge)
        : m_resources(std::move(resources))
        , m_openVoice(std::move(openVoice))
        , m_judge(std::move(judge))
    {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    base::Result<base::Json> compareSpeaker(const std::string& voice, std::span<const float> reading,
                                            const base::RunContext& context) const;

    std::filesystem::path m_resources;
    base::OpenVoice m_openVoice;
    std::shared_ptr<SpeakerJudge> m_judge; ///< null: only the words are compared
};

} // namespace melisma::ml
