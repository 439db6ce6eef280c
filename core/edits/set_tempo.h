// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Tempo from `at` on (TempoMap::withTempo) and meter from `bar` on. Musical clips, markers and chords follow, and
/// audio clips that were told to (followTempo()).
base::Result<project::Project> setTempo(const project::Project& project, base::Beats at, double bpm);
base::Result<project::Project> setMeter(const project::Project& project, int bar, music::Meter meter);
/// Both over the whole song.
base::Result<project::Project> setTempoMap(const project::Project& project, music::TempoMap map);

} // namespace melisma::edits
