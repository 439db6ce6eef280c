// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "core/project/project.h"
#include "core/project/provenance.h"

namespace melisma::edits {

/// Nothing stands on the timeline whose bars could move: a score that comes in may set tempo, meter and key.
bool takesSongOfScore(const project::Project& project);

/// Puts a score that a person brought in onto new instrument tracks. Where takesSongOfScore(), it begins at 0 and sets
/// tempo, meter, key, chords and sections; elsewhere it begins at `at`, its notes keep their beats, and the song stays.
/// Name, master and everything else of the project stay either way.
base::Result<project::Project> importScore(const project::Project& project, const music::Score& score,
                                           const project::Provenance& provenance, base::Beats at);

} // namespace melisma::edits
