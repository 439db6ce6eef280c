// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/jobs/landing.h"
#include "core/project/project.h"

#include <filesystem>
#include <string>

namespace melisma::jobs {

inline constexpr const char* kCloneTask = "clone";       ///< the task that gives a clip another voice
inline constexpr const char* kBuiltInMethod = "builtin"; ///< its way that also takes voices made of no recordings

/// Gives a request of kCloneTask what a clip sounds: the file of its take, which part of it, and where the clip lies.
/// Errors: no clip with sound; one that is stretched or made of several takes, of which no file says what it sounds
/// like; one in somebody's voice that is to be mixed with the new one, which would hide it.
base::Result<void> addCloneInput(base::TaskRequest& request, const project::Project& project, project::ClipId clip,
                                 const std::filesystem::path& projectFolder);

/// Where a clone goes: onto a track of its own below the others, named after the clip's track and the voice, where the
/// clip lies and under its name. So the same clip in the same voice again is another take; a part that is tried stands
/// beside it. As the task says for other requests.
LandingPlace clonePlace(const base::TaskRequest& request);

/// `landing`, after which the source is silent but kept: its track is muted where it holds nothing else. For other
/// requests, and where only a part was tried, `landing` as it is.
project::Edit withSourceMuted(const base::TaskRequest& request, project::Edit landing);

} // namespace melisma::jobs
