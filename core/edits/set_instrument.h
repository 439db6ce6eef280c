// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "core/project/project.h"

namespace melisma::edits {

/// What plays an instrument track's notes. Errors: another kind of track, an instrument out of range.
base::Result<project::Project> setInstrument(const project::Project& project, project::TrackId track,
                                             const music::Instrument& instrument);

} // namespace melisma::edits
