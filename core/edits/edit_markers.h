// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// `length` 0 is a point marker, more a section.
base::Result<project::Project> addMarker(const project::Project& project, const std::string& name, base::Beats start,
                                         base::Beats length = {});
base::Result<project::Project> renameMarker(const project::Project& project, project::MarkerId marker,
                                            const std::string& name);
base::Result<project::Project> moveMarker(const project::Project& project, project::MarkerId marker,
                                          base::Beats start, base::Beats length);
base::Result<project::Project> removeMarker(const project::Project& project, project::MarkerId marker);

} // namespace melisma::edits
