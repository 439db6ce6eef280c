// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <string>

namespace melisma::edits {

/// Mirrors the notes that a note clip plays about its middle, in its chosen take: what began at its start ends at its
/// end. A note that its end cuts off is shortened to it first; notes outside of its window and controllers stay.
/// Recorded as a human edit; `when` is RFC 3339, empty for now. ErrorKind::usage for audio and for a locked clip.
base::Result<project::Project> mirrorNotes(const project::Project& project, project::ClipId clip,
                                           const std::string& when = {});

} // namespace melisma::edits
