// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::project {

/// What turns `before` into `after`, at the grain of whole tracks: {} when they are equal. Tracks that share storage
/// are not looked into, so the cost follows the size of the edit.
///   "header": the project without tracks, with the assets that changed (only when one of those differs)
///   "removedAssets": [sha256]    "order": [track ids] (when tracks came, went or moved)    "tracks": [changed or new]
base::Json projectDelta(const Project& before, const Project& after);

/// Inverse of projectDelta: `before` with the delta applied. The error says what does not fit.
base::Result<Project> applyDelta(const Project& before, const base::Json& delta);

} // namespace melisma::project
