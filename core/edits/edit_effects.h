// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "core/project/project.h"

namespace melisma::edits {

/// The chains of effects. `track` 0 means the master's chain. Which effects and parameters there are is known to audio;
/// here a name must not be empty and numbers must be finite.

base::Result<project::Project> addEffect(const project::Project& project, project::TrackId track,
                                         const music::EffectSetting& setting); ///< at the chain's end
/// Takes its automation away with it.
base::Result<project::Project> removeEffect(const project::Project& project, project::EffectId effect);
/// To the place `index` of its own chain.
base::Result<project::Project> moveEffect(const project::Project& project, project::EffectId effect, std::size_t index);
base::Result<project::Project> setEffectParams(const project::Project& project, project::EffectId effect,
                                               const base::ParamValues& params);
base::Result<project::Project> setEffectMix(const project::Project& project, project::EffectId effect,
                                            double mix); ///< held to 0..1; NaN is an error
base::Result<project::Project> bypassEffect(const project::Project& project, project::EffectId effect, bool bypass);
/// A becomes B or B becomes A: the setting that was not heard is, and the other is kept for the next time.
base::Result<project::Project> swapEffectSettings(const project::Project& project, project::EffectId effect);
/// The setting that is not heard becomes as the one that is.
base::Result<project::Project> copyEffectSettings(const project::Project& project, project::EffectId effect);

base::Result<void> checkEffect(const music::EffectSetting& setting);
/// `setting` as a slot with an id of its own, from `project`.
project::EffectSlot slotFor(project::Project& project, const music::EffectSetting& setting);

} // namespace melisma::edits
