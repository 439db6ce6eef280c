// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/project/project.h"

#include <filesystem>

namespace melisma::jobs {

inline constexpr const char* kRecordingInput = "recording"; ///< role of one clip's sound among a task's inputs

/// Gives `request` the sound of the take that a clip begins with, as it lies in `projectFolder`. Errors: no clip with
/// sound.
base::Result<void> addRecordingInput(base::TaskRequest& request, const project::Project& project, project::ClipId clip,
                                     const std::filesystem::path& projectFolder);

} // namespace melisma::jobs
