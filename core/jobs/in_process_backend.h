// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/run_task.h"
#include "core/jobs/task_backend.h"

namespace melisma::jobs {

/// Runs tasks on the calling thread: for tests and for programs that are themselves a worker.
class InProcessBackend final : public TaskBackend {
public:
    explicit InProcessBackend(Tasks tasks) : m_tasks(std::move(tasks)) {}

    base::Result<std::vector<base::TaskDescriptor>> describe() override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                                       const ProgressHandler& progress, std::stop_token stop) override;

private:
    Tasks m_tasks;
};

/// What a request asks of the machine, put into what a task is run with.
base::RunContext makeContext(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                             const TaskBackend::ProgressHandler& progress, std::stop_token stop);

} // namespace melisma::jobs
