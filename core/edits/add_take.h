// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/provenance.h"

namespace melisma::edits {

/// Adds a take to the clip and chooses it, unless the clip has a comp, which stays. The content must suit the clip's
/// track (audio or notes).
base::Result<project::Project> addTake(const project::Project& project, project::ClipId clip,
                                       const std::string& name, project::TakeContent content,
                                       const project::Provenance& provenance);

/// The same with audio that is new to the project (already in the media folder, at the project's rate).
base::Result<project::Project> addAudioTake(const project::Project& project, project::ClipId clip,
                                            const std::string& name, const project::Asset& asset,
                                            const project::Provenance& provenance);

} // namespace melisma::edits
