// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <string>

namespace melisma::edits {

/// Another name for a sound in the media list; its clips keep theirs. Errors: unknown sound, empty or unreadable name.
base::Result<project::Project> renameAsset(const project::Project& project, const std::string& sha256,
                                           const std::string& name);

} // namespace melisma::edits
