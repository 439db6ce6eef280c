// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/common/painted_parts.h"
#include "ui/timeline/clip_geometry.h"

#include <optional>

namespace melisma::ui {

class TimelineState;

/// What assistive programs find in the lanes: tracks, the clips in them, and in those their takes while their rows are
/// shown. Their keys are the ids.
std::vector<PaintedPart> lanePartsOf(const TimelineState& state);
/// The take with that key; nothing where it is a clip's or a track's.
std::optional<TakeRef> takeOfPart(const project::Project& project, std::uint64_t key);

/// What they find on the ruler, `height` px high: sections, markers and chords.
std::vector<PaintedPart> rulerPartsOf(const TimelineState& state, int height);
/// Where the part of that key begins; nothing when it is gone.
std::optional<base::Frames> rulerPartStart(const project::Project& project, std::uint64_t key);

} // namespace melisma::ui
