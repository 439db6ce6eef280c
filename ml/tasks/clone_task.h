// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "ml/conversion/clone_method.h"
#include "ml/tasks/speaker_judge.h"

#include <memory>

namespace melisma::ml {

/// The same performance in another voice, by the methods of ml/conversion/clone_methods.h: input "recording", a vocal
/// alone.
/// What comes out has the source's rate and its length to the sample. Memory does not grow with the recording. Facts:
/// seconds, method, voice, how alike the sound is to source and target where speakers can be compared.
class CloneTask : public base::Task {
public:
    CloneTask(std::shared_ptr<VoiceEngine> engine, base::FindModel findModel, base::OpenVoice openVoice,
              std::shared_ptr<SpeakerJudge> judge)
        : m_engine(std::move(engine))
        , m_findModel(std::move(findModel))
        , m_openVoice(std::move(openVoice))
        , m_judge(std::move(judge))
    {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    base::Result<conversion::CloneTarget> targetOf(const std::string& written) const;

    std::shared_ptr<VoiceEngine> m_engine;
    base::FindModel m_findModel;
    base::OpenVoice m_openVoice;
    std::shared_ptr<SpeakerJudge> m_judge; ///< null: speakers cannot be compared
};

} // namespace melisma::ml
