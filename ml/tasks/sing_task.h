// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/score.h"
#include "ml/sing/singer.h"
#include "ml/voices/voice_engine.h"

#include <memory>
#include <mutex>
#include <optional>

namespace melisma::ml {

/// Lyrics and a melody to a sung vocal. The input "melody" is a score whose first part is sung: with the syllables that
/// stand at its notes, or with the parameter `lyrics` spread over them. The file begins where the score begins.
/// A preview says how words are read that stand at notes: `lyrics` holds what is at a note in each line, the fact
/// "sounds" the phonemes for each, "lyrics" what was asked. It needs no voices.
class SingTask : public base::Task {
public:
    explicit SingTask(std::shared_ptr<VoiceEngine> engine) : m_engine(std::move(engine)) {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    base::Result<base::TaskResult> preview(const base::ParamValues& params);

    std::shared_ptr<VoiceEngine> m_engine;
    std::mutex m_reading; ///< guards m_reader: previews come on threads of their own
    std::optional<phonemes::Phonemiser> m_reader;
};

/// The notes of a part in seconds of the score, with what is written at them.
std::vector<sing::LyricNote> lyricNotesOf(const music::Score& score, const music::Part& part);

} // namespace melisma::ml
