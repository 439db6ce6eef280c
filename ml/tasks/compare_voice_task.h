// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/model_files.h"
#include "core/base/task.h"
#include "core/base/voice_material.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"

#include <filesystem>
#include <optional>

namespace melisma::ml {

/// How alike a recording and a voice are, by the model `resemblyzer`: so that somebody finds the voice to clone with,
/// among those that may be used. Input "recording". With the parameter "voice", a voice of sound, that one; without,
/// the published voice that is most like it. Facts: "voice" and "speakerCosine" (-1 .. 1), or "voice" null where there
/// is nothing to compare: a voice of weights alone, one that the method asked for cannot use, or published voices as
/// long as no method for them is there. Keeps nothing of the recording and makes no voice of it.
class CompareVoiceTask final : public base::Task {
public:
    CompareVoiceTask(std::filesystem::path resources, base::FindModel findModel, base::OpenVoice openVoice)
        : m_resources(std::move(resources))
        , m_findModel(std::move(findModel))
        , m_openVoice(std::move(openVoice))
    {}

    base::TaskDescriptor descriptor() const override;
    /// ErrorKind::missing, with the command that gets it, without Resemblyzer; ErrorKind::input for a recording in
    /// which nobody is heard; errors of the door for a voice that may not be used.
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    using Speaker = std::vector<float>;
    struct Likeness {
        std::string voice;
        double cosine;
    };

    base::Result<void> load(const base::RunContext& context);
    base::Result<Speaker> heardIn(const std::filesystem::path& recording, const base::RunContext& context) const;
    base::Result<std::optional<Likeness>> nearestPublished(const Speaker& heard, const std::string& method) const;
    base::Result<std::optional<Likeness>> likenessTo(const std::string& voice, const Speaker& heard,
                                                     const std::string& method, const base::RunContext& context) const;

    std::filesystem::path m_resources;
    base::FindModel m_findModel;
    base::OpenVoice m_openVoice;
    std::optional<SpeakerEncoder> m_encoder; ///< loaded when first asked for
    base::ModelUse m_model;
};

} // namespace melisma::ml
