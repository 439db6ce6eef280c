// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/jobs/landing.h"
#include "core/project/project.h"

#include <filesystem>
#include <string>

namespace melisma::app {

/// Where the result of a verb goes: into the project that is at `project`, or into a new one there.
struct ResultTarget {
    std::filesystem::path project;
    bool isNew = false;
    bool replace = false; ///< a new one may take the place of what is there
    jobs::LandingPlace place{};
};

/// Puts a finished task's scores and sounds there in one step and saves; answers the project as written. `scratch` is
/// the verb's own folder. On an error the project is as it was.
base::Result<project::Project> landResult(const base::TaskRequest& request, const base::TaskResult& result,
                                          const std::string& started, const ResultTarget& target,
                                          const std::filesystem::path& scratch);

} // namespace melisma::app
