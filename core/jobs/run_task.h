// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace melisma::jobs {

using Tasks = std::vector<std::unique_ptr<base::Task>>;

/// The job boundary: finds the task of `request`, checks the parameters against its ParamSpecs, runs it and turns
/// whatever is thrown into an Error. A success is a success only when its files are there.
base::Result<base::TaskResult> runTask(const Tasks& tasks, const base::TaskRequest& request, base::RunContext& context);

/// The files of a result exist and lie in the job folder; the error names the first that does not.
base::Result<void> checkFiles(const base::TaskResult& result, const std::filesystem::path& jobFolder);

} // namespace melisma::jobs
