// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/process_backend.h"

#include "app/studio/task_thread.h"
#include "app/studio/worker_process.h"
#include "core/jobs/run_task.h"

#include <QProcess>

#include <fmt/format.h>

#include <algorithm>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Descriptors = std::vector<base::TaskDescriptor>;

constexpr int kDescribeMs = 60'000;

std::filesystem::path findWorker()
{
    std::error_code ignored;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    const auto beside = folder / "melisma-worker";
    const auto above = folder.parent_path() / "melisma-worker";
    return std::filesystem::exists(beside, ignored) || !std::filesystem::exists(above, ignored) ? beside : above;
}

Error noAnswer(const std::filesystem::path& program, const QProcess& process)
{
    return {ErrorKind::missing,
            fmt::format("The worker {} does not say what it can do: {}", program.string(),
                        process.errorString().toStdString()),
            "Run installer/setup again",
            {}};
}

Result<Descriptors> askWorker(const std::filesystem::path& program)
{
    QProcess process;
    process.setProcessEnvironment(childEnvironment());
    process.start(QString::fromStdString(program.string()), {QStringLiteral("--describe")});
    if (!process.waitForStarted() || !process.waitForFinished(kDescribeMs) || process.exitCode() != 0)
        return noAnswer(program, process);
    const auto json = base::parseJson(process.readAllStandardOutput().toStdString(), "The worker's description");
    if (!json)
        return json.error();
    Descriptors descriptors;
    for (const auto& entry : base::memberOr<base::Json>(*json, "tasks", base::Json::array())) {
        auto descriptor = base::taskDescriptorFromJson(entry);
        if (!descriptor)
            return descriptor.error();
        descriptors.push_back(std::move(*descriptor));
    }
    return descriptors;
}

} // namespace

/// A worker process on the thread that it is bound to.
struct ProcessBackend::Worker {
    explicit Worker(const std::filesystem::path& program)
    {
        thread.call([&] { process = std::make_unique<WorkerProcess>(program); });
    }
    ~Worker()
    {
        thread.call([this] { process.reset(); });
    }

    std::string lastTask;
    std::unique_ptr<WorkerProcess> process;
    TaskThread thread;
};

ProcessBackend::ProcessBackend(std::filesystem::path program)
    : m_program(program.empty() ? findWorker() : std::move(program))
{}

ProcessBackend::~ProcessBackend() = default;

Result<Descriptors> ProcessBackend::describe()
{
    const std::lock_guard lock(m_describeMutex);
    if (m_descriptors)
        return *m_descriptors;
    auto descriptors = askWorker(m_program);
    if (descriptors)
        m_descriptors = *descriptors;
    return descriptors;
}

Result<base::TaskResult> ProcessBackend::run(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                                             const ProgressHandler& progress, std::stop_token stop)
{
    const auto unlock = m_unlock ? m_unlock(request) : Result<std::optional<voices::VoiceUnlock>>(std::nullopt);
    if (!unlock)
        return unlock.error();
    auto worker = borrow(request.task);
    std::optional<Result<base::TaskResult>> outcome;
    worker->thread.call([&] { outcome = worker->process->run(request, jobFolder, progress, stop, *unlock); });
    giveBack(std::move(worker));
    if (*outcome)
        if (auto files = jobs::checkFiles(**outcome, jobFolder); !files)
            return files.error();
    return std::move(*outcome);
}

std::unique_ptr<ProcessBackend::Worker> ProcessBackend::borrow(const std::string& task)
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.empty())
        m_idle.push_back(std::make_unique<Worker>(m_program));
    auto chosen = std::ranges::find_if(m_idle, [&](const auto& worker) { return worker->lastTask == task; });
    if (chosen == m_idle.end())
        chosen = std::prev(m_idle.end());
    auto worker = std::move(*chosen);
    m_idle.erase(chosen);
    worker->lastTask = task;
    return worker;
}

void ProcessBackend::giveBack(std::unique_ptr<Worker> worker)
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(worker));
}

} // namespace melisma::app
