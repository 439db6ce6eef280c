// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/music/score.h"
#include "core/project/provenance.h"

namespace melisma::edits {

/// Lays a composed score out: tempo map, key, sections, chords and one instrument track per part.
/// In an empty project the score sets the song; otherwise only its parts are added, as new tracks at beat 0.
/// Each clip gets one take with a copy of `provenance`; in a part that names a model of its own, with that model and
/// the origin that follows from it.
base::Result<project::Project> addScore(const project::Project& project, const music::Score& score,
                                        const project::Provenance& provenance);

/// Adds another version of the same song: each part's clips become further takes of the clips at the same place on
/// the track of the same role and name, and chosen stays what it was. Parts or clips without a counterpart are
/// laid on new tracks. Tempo, key and sections must equal the project's, else the error says which differs.
base::Result<project::Project> addScoreAsTakes(const project::Project& project, const music::Score& score,
                                               const project::Provenance& provenance, const std::string& takeName);

/// The same for a version of the score that addScore has just laid out, whose tempo, key and sections need not be those
/// of the project that it went into.
base::Result<project::Project> addSiblingAsTakes(const project::Project& project, const music::Score& score,
                                                 const project::Provenance& provenance, const std::string& takeName);

} // namespace melisma::edits
