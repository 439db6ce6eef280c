// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/run_task.h"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <new>

namespace melisma::jobs {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using base::TaskResult;

Error unknownTask(const Tasks& tasks, const std::string& id)
{
    std::string known;
    for (const auto& task : tasks)
        known += (known.empty() ? "" : ", ") + task->descriptor().id;
    return {ErrorKind::notFound, fmt::format("There is no task '{}'", id), "Choose one of: " + known, {}};
}

Result<TaskResult> guardedRun(base::Task& task, const base::TaskRequest& request, base::RunContext& context)
{
    try {
        return task.run(request, context);
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::io,
                     fmt::format("There was not enough memory for the task '{}'", request.task),
                     "Close other programs or ask for something shorter",
                     {}};
    } catch (const std::exception& failure) {
        return Error{ErrorKind::internal, fmt::format("The task '{}' failed unexpectedly", request.task),
                     "Try again; if it stays, please report it", failure.what()};
    } catch (...) {
        return Error{ErrorKind::internal, fmt::format("The task '{}' failed unexpectedly", request.task),
                     "Try again; if it stays, please report it", "unknown exception"};
    }
}

bool liesIn(const std::filesystem::path& file, const std::filesystem::path& folder)
{
    const auto relative = file.lexically_normal().lexically_relative(folder.lexically_normal());
    return !relative.empty() && *relative.begin() != "..";
}

} // namespace

Result<TaskResult> runTask(const Tasks& tasks, const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    for (const auto& task : tasks) {
        const auto descriptor = task->descriptor();
        if (descriptor.id != request.task)
            continue;
        if (request.preview && !descriptor.previews)
            return Error{ErrorKind::unsupported, fmt::format("The task '{}' has no preview", request.task), {}, {}};
        base::TaskRequest checked = request;
        auto params = base::validate(descriptor.params, request.params);
        if (!params)
            return params.error();
        checked.params = std::move(*params);
        auto result = guardedRun(*task, checked, context);
        if (!result)
            return result;
        if (auto files = checkFiles(*result, context.folder); !files)
            return files.error();
        if (result->seconds <= 0.0)
            result->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return result;
    }
    return unknownTask(tasks, request.task);
}

Result<void> checkFiles(const TaskResult& result, const std::filesystem::path& jobFolder)
{
    std::error_code ignored;
    for (const auto& file : result.files)
        if (!liesIn(file.path, jobFolder) || !std::filesystem::is_regular_file(file.path, ignored))
            return Error{
                ErrorKind::internal,
                fmt::format("The result '{}' was announced, but {} is not there", file.name, file.path.string()),
                "Try again; if it stays, please report it",
                {}};
    return {};
}

} // namespace melisma::jobs
