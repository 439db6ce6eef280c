// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Lays `score`, made for this song, over it. A part whose role and name a track has becomes takes of the clips it
/// covers, each holding the new notes where the part has clips and the chosen take's elsewhere; stretches without a
/// clip get one. The other parts are laid on new tracks. Sections and chords behind the song's end are added, and
/// chords wherever there were none at all. The new takes are chosen if `choose`. Nothing else changes.
base::Result<project::Project> layArrangement(const project::Project& project, const music::Score& score,
                                              const project::Provenance& provenance, const std::string& takeName,
                                              bool choose = true);

} // namespace melisma::edits
