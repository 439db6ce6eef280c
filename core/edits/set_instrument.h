// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "core/project/project.h"

namespace melisma::edits {

/// What plays an instrument track's notes. A font that no track plays after it is off the list of assets. Errors:
/// another kind of track, an instrument out of range, a font that the project does not list.
base::Result<project::Project> setInstrument(const project::Project& project, project::TrackId track,
                                             const music::Instrument& instrument);

/// The same from a font whose file is in the media folder; lists it where it is not yet. `instrument.soundfont` is its
/// hash.
base::Result<project::Project> setInstrument(const project::Project& project, project::TrackId track,
                                             const music::Instrument& instrument, const project::Asset& font);

} // namespace melisma::edits
