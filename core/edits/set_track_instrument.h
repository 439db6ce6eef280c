// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Instrument tracks only.
base::Result<project::Project> setTrackInstrument(const project::Project& project, project::TrackId track,
                                                  const music::Instrument& instrument);

} // namespace melisma::edits
