// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <string>

namespace melisma::edits {

/// Cuts the audio clips called `clip` on tracks called `track` at both ends of a span, so that what lies between is a
/// clip of its own with all takes. Where nothing lies across an end, nothing is cut there. ErrorKind::usage
/// for a span without length.
base::Result<project::Project> cutOut(const project::Project& project, const std::string& track,
                                      const std::string& clip, base::Frames from, base::Frames until);

} // namespace melisma::edits
