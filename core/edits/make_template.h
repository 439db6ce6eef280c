// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// What a new project may begin with: the tracks with their mix, effects, sends and instruments, the master, tempo,
/// meter and key, under no name. Without `withClips` nothing that stands at a place in the song is kept: clips, sounds,
/// automation, markers, chords, lyrics and loop.
base::Result<project::Project> makeTemplate(const project::Project& project, bool withClips);

} // namespace melisma::edits
