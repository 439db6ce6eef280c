// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <string>

namespace melisma::edits {

base::Result<project::Project> renameTake(const project::Project& project, project::ClipId clip, project::TakeId take,
                                          const std::string& name);

/// Where the take sounded, the one before it in the comp does, or the one behind it; where it sounded throughout, its
/// neighbour in the list. The clip is cut where the material of the others ends. ErrorKind::usage for the last take.
base::Result<project::Project> deleteTake(const project::Project& project, project::ClipId clip, project::TakeId take);

} // namespace melisma::edits
