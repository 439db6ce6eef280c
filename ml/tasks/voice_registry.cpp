// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/voice_registry.h"

#include "ml/tasks/sing_task.h"
#include "ml/tasks/speak_task.h"

namespace melisma::ml {

std::vector<std::unique_ptr<base::Task>> makeVoiceTasks(const TaskEnvironment& environment)
{
    const auto engine = std::make_shared<VoiceEngine>(environment.resources, environment.findModel);
    std::vector<std::unique_ptr<base::Task>> tasks;
    tasks.push_back(std::make_unique<SpeakTask>(engine));
    tasks.push_back(std::make_unique<SingTask>(engine));
    return tasks;
}

} // namespace melisma::ml
