// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/music/note.h"
#include "core/project/provenance.h"

namespace melisma::edits {

/// Puts `notes` as a clip with one take on an instrument track at `start`.
base::Result<project::Project> addNoteClip(const project::Project& project, project::TrackId track,
                                           const std::string& name, const music::NoteSequence& notes,
                                           base::Beats start, const project::Provenance& provenance);

} // namespace melisma::edits
