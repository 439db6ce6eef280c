// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Shortest stretch that can be repeated: a thirty-second note.
inline constexpr base::Beats kShortestLoop{base::Beats::kTicksPerBeat / 8};

/// Repeats [start, start + length) from now on. Shorter than kShortestLoop, or outside the timeline, is an error.
base::Result<project::Project> setLoop(const project::Project& project, base::Beats start, base::Beats length);
/// Switching on before a loop was ever set is an error.
base::Result<project::Project> setLoopOn(const project::Project& project, bool on);

} // namespace melisma::edits
