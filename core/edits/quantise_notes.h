// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/quantise.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Draws `notes` of the clip's chosen take (all of them when empty) to the song's grid. `when` is RFC 3339, empty for
/// now.
base::Result<project::Project> quantiseNotes(const project::Project& project, project::ClipId clip,
                                             std::vector<music::Note> notes, const music::Quantise& settings,
                                             const std::string& when = {});

} // namespace melisma::edits
