// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace melisma::jobs {

/// Runs tasks somewhere: in a worker process, in this process (tests), later on another machine.
/// run() blocks the calling thread and may be called from several threads at once.
class TaskBackend {
public:
    using ProgressHandler = std::function<void(const base::TaskProgress&)>;

    virtual ~TaskBackend() = default;

    virtual base::Result<std::vector<base::TaskDescriptor>> describe() = 0;
    /// The result's files lie in `jobFolder`, which the caller made and removes. A stop request ends the task within
    /// two seconds; a worker that dies answers ErrorKind::crashed. A preview writes nothing into it.
    virtual base::Result<base::TaskResult> run(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                                               const ProgressHandler& progress, std::stop_token stop) = 0;
};

} // namespace melisma::jobs
