// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "ml/voices/voice_engine.h"

#include <memory>

namespace melisma::ml {

/// Text to speech. The file grows sentence by sentence, so a text of any length takes the same memory; the first
/// sentence is kept short, so that it can be heard soon. Facts: seconds, voice, words in time, what could not be read.
class SpeakTask : public base::Task {
public:
    explicit SpeakTask(std::shared_ptr<VoiceEngine> engine) : m_engine(std::move(engine)) {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    std::shared_ptr<VoiceEngine> m_engine;
};

} // namespace melisma::ml
