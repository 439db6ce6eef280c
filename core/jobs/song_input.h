// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/music/score.h"
#include "core/project/project.h"

#include <filesystem>

namespace melisma::jobs {

inline constexpr const char* kSongInput = "song"; ///< role of the open project's notes among a task's inputs

/// Gives `request` a score as input `role`: a file in `folder`, named by its content. `folder` must outlive the job.
base::Result<void> addScoreInput(base::TaskRequest& request, const char* role, const music::Score& score,
                                 const std::filesystem::path& folder);

/// Gives `request` the project as the score it works on: a file in `folder`, named by its content, and, where no style
/// is asked for, the prompt the song was made from. `folder` must outlive the job.
base::Result<void> addSongInput(base::TaskRequest& request, const project::Project& project,
                                const std::filesystem::path& folder);

} // namespace melisma::jobs
