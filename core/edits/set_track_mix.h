// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Gain in dB is held to kSilentDb..kLoudestDb, pan to -1..1; NaN is an error.
base::Result<project::Project> setTrackGain(const project::Project& project, project::TrackId track, double gainDb);
base::Result<project::Project> setTrackPan(const project::Project& project, project::TrackId track, double pan);
base::Result<project::Project> setTrackMute(const project::Project& project, project::TrackId track, bool mute);
base::Result<project::Project> setTrackSolo(const project::Project& project, project::TrackId track, bool solo);
base::Result<project::Project> setTrackPhase(const project::Project& project, project::TrackId track, bool invert);
/// Held to 0..kWidest; NaN is an error.
base::Result<project::Project> setTrackWidth(const project::Project& project, project::TrackId track, double width);
base::Result<project::Project> setPanLaw(const project::Project& project, project::PanLaw law);
base::Result<project::Project> setMasterGain(const project::Project& project, double gainDb);

} // namespace melisma::edits
