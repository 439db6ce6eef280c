// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

// Edits of a whole section: what sounds in it on all tracks, its chords, the markers inside it and its automation. What
// comes later on all tracks makes room or moves up. Tempo and meter stay where they are, so a section with sounds goes
// only where its bars last as long. ErrorKind::usage where there is no such section, where it would be torn apart by a
// locked clip, and for places beyond the timeline.

/// Puts a copy at `at`: its end for a section that is repeated.
base::Result<project::Project> copySection(const project::Project& project, project::MarkerId section, base::Beats at);
/// Puts it before what is at `at` now. Clips and the section get ids of their own.
base::Result<project::Project> moveSection(const project::Project& project, project::MarkerId section, base::Beats at);
base::Result<project::Project> deleteSection(const project::Project& project, project::MarkerId section);

} // namespace melisma::edits
