// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/history.h"
#include "core/project/project_folder.h"

#include <filesystem>
#include <string>

namespace melisma::app {

/// Opens a project for reading; sentences about recovery and missing media go to stderr.
base::Result<project::ProjectFolder::Opened> openProject(const std::filesystem::path& path);

/// The same for changing it: an error that says why when it can only be read.
base::Result<project::ProjectFolder::Opened> openForEditing(const std::filesystem::path& path);

/// Makes a new project folder out of an empty project and one edit, with the media of the folder `mediaFrom` if that
/// is named; answers the project as written.
base::Result<project::Project> createProject(const std::filesystem::path& path, const project::Edit& edit, bool replace,
                                             const std::filesystem::path& mediaFrom = {});

} // namespace melisma::app
