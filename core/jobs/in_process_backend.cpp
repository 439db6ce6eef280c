// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/in_process_backend.h"

#include <algorithm>
#include <thread>

namespace melisma::jobs {

base::Result<std::vector<base::TaskDescriptor>> InProcessBackend::describe()
{
    std::vector<base::TaskDescriptor> descriptors;
    for (const auto& task : m_tasks)
        descriptors.push_back(task->descriptor());
    return descriptors;
}

base::Result<base::TaskResult> InProcessBackend::run(const base::TaskRequest& request,
                                                     const std::filesystem::path& jobFolder,
                                                     const ProgressHandler& progress, std::stop_token stop)
{
    base::RunContext context = makeContext(request, jobFolder, progress, std::move(stop));
    return runTask(m_tasks, request, context);
}

base::RunContext makeContext(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                             const TaskBackend::ProgressHandler& progress, std::stop_token stop)
{
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    base::RunContext context;
    context.stop = std::move(stop);
    context.progress = progress ? progress : [](const base::TaskProgress&) {};
    context.folder = jobFolder;
    context.device = request.device;
    context.threads = request.threads > 0 ? request.threads : cores;
    return context;
}

} // namespace melisma::jobs
