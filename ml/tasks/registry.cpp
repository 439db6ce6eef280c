// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/registry.h"

#include "ml/tasks/arrange_task.h"
#include "ml/tasks/compose_task.h"
#include "ml/tasks/convert_weights_task.h"

namespace melisma::ml {

std::vector<std::unique_ptr<base::Task>> makeTasks(const TaskEnvironment& environment)
{
    std::vector<std::unique_ptr<base::Task>> tasks;
    tasks.push_back(std::make_unique<ComposeTask>(environment.resources, environment.meter, environment.singer,
                                                  environment.soundMeter));
    tasks.push_back(std::make_unique<ArrangeTask>(environment.resources, environment.meter));
    tasks.push_back(std::make_unique<ConvertWeightsTask>());
    return tasks;
}

} // namespace melisma::ml
