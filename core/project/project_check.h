// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::project {

/// What holds for every project that edits make and files hold: ids unique and below nextId, clips ascending with at
/// least one take and a chosen one, contents that suit the track, numbers finite and in range, every asset listed.
/// The error names the first thing that does not hold and its place.
base::Result<void> checkProject(const Project& project);

/// The part of it that a track can tell by itself.
base::Result<void> checkTrack(const Track& track);

/// That the asset is whole, a sound at the project's rate, and inside its folder.
base::Result<void> checkAsset(const Project& project, const Asset& asset);

} // namespace melisma::project
