// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"
#include "core/project/project.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace melisma::edits {

/// What the edits that lay out scores share.

base::Result<void> checkScore(const music::Score& score, const project::Provenance& provenance);

/// How a part of a score was made: as the score, or by the model that the part names.
project::Provenance storyOf(const music::Part& part, const project::Provenance& ofScore);

std::vector<project::EffectSlot> slotsOf(project::Project& project, const std::vector<music::EffectSetting>& settings);

/// Tempo, meter and key become the score's, and so do the chords; its sections are added to the markers.
void layRuler(project::Project& project, const music::Score& score);

/// A new track with those of the part's clips whose index is in `wanted`. Clips of length 0 hold nothing.
void layTrack(project::Project& project, const music::Part& part, const std::vector<std::size_t>& wanted,
              const std::string& takeName, const project::Provenance& provenance);

std::vector<std::size_t> everyClip(const music::Part& part);

/// The lowest track of the part's role and name that no other part has taken: what was laid out last lies lowest.
std::optional<std::size_t> counterpart(const project::Project& project, const music::Part& part,
                                       const std::set<std::size_t>& taken);

} // namespace melisma::edits
