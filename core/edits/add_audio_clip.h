// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/provenance.h"

namespace melisma::edits {

/// Registers `asset` (already in the media folder, at the project's rate) and puts its whole length on `track` at
/// `start` as a clip with one take. Errors: not an audio track, wrong rate, unknown track.
base::Result<project::Project> addAudioClip(const project::Project& project, project::TrackId track,
                                            const project::Asset& asset, base::Frames start,
                                            const project::Provenance& provenance);

} // namespace melisma::edits
