// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Before the effect that stands at `index` of a chain, or at its end. Track 0 is the master.
struct EffectPlace {
    project::TrackId track;
    std::size_t index = 0;
};

/// To a place of any chain, with its automation. ErrorKind::usage where the effect, the track or the place is not
/// there.
base::Result<project::Project> placeEffect(const project::Project& project, project::EffectId effect,
                                           EffectPlace place);
/// A copy of its settings, without automation.
base::Result<project::Project> copyEffect(const project::Project& project, project::EffectId effect, EffectPlace place);

} // namespace melisma::edits
