// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/score.h"
#include "ml/sing/singer.h"
#include "ml/voices/voice_engine.h"

#include <memory>

namespace melisma::ml {

/// Lyrics and a melody to a sung vocal. The input "melody" is a score whose first part is sung: with the syllables that
/// stand at its notes, or with the parameter `lyrics` spread over them. The file begins where the score begins.
class SingTask : public base::Task {
public:
    explicit SingTask(std::shared_ptr<VoiceEngine> engine) : m_engine(std::move(engine)) {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    std::shared_ptr<VoiceEngine> m_engine;
};

/// The notes of a part in seconds of the score, with what is written at them.
std::vector<sing::LyricNote> lyricNotesOf(const music::Score& score, const music::Part& part);

} // namespace melisma::ml
