// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/tasks/speaker_judge.h"

#include <memory>

namespace melisma::ml {

/// How alike the people in recordings sound, each compared with each: so that nobody makes a voice of two people by
/// mistake. Inputs "recording", two at least; of each the loudest 30 s are heard, once, one after the other. Makes no
/// file and keeps nothing of them. Facts: "recordings" [{"name", "likeness": mean cosine to the others}], "cosines" (a
/// row for each), "needed". What follows from them is for core/voices to say.
class CompareSpeakersTask final : public base::Task {
public:
    explicit CompareSpeakersTask(std::shared_ptr<SpeakerJudge> judge) : m_judge(std::move(judge)) {}

    base::TaskDescriptor descriptor() const override;
    /// ErrorKind::usage for fewer than two; ErrorKind::missing, with the command that gets it, without the model of the
    /// judge; ErrorKind::input, naming the recording, for one in which nobody is heard.
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    base::Result<std::vector<float>> speakerOf(const std::filesystem::path& recording,
                                               const base::RunContext& context) const;

    std::shared_ptr<SpeakerJudge> m_judge; ///< null: speakers cannot be compared
};

} // namespace melisma::ml
