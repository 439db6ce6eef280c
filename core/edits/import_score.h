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

/// Somewhere in the score, begun at `at`, its tempo or its meter is another than the song's there. Never where
/// takesSongOfScore().
bool differsFromSong(const project::Project& project, const music::Score& score, base::Beats at);
/// The song has the score's tempo and meter from `at` until the score ends, and its own before and behind. The meter
/// begins with the bar that holds `at`. Everything keeps its beats, and audio its seconds, as with any change of tempo.
base::Result<project::Project> takeSongOfScore(const project::Project& project, const music::Score& score,
                                               base::Beats at);

/// Puts a score that a person brought in onto new instrument tracks. Where takesSongOfScore(), it begins at 0 and sets
/// tempo, meter, key, chords and sections; elsewhere it begins at `at`, its notes keep their beats, and the song stays.
/// Name, master and everything else of the project stay either way.
base::Result<project::Project> importScore(const project::Project& project, const music::Score& score,
                                           const project::Provenance& provenance, base::Beats at);

} // namespace melisma::edits
