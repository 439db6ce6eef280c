// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/common/painted_parts.h"

namespace melisma::ui {

class TimelineState;

/// What assistive programs find in the lanes: tracks, and the clips in them. Their keys are the ids of both.
std::vector<PaintedPart> lanePartsOf(const TimelineState& state);

/// What they find on the ruler, `height` px high: sections, markers and chords.
std::vector<PaintedPart> rulerPartsOf(const TimelineState& state, int height);
/// Where the part of that key begins; nothing when it is gone.
std::optional<base::Frames> rulerPartStart(const project::Project& project, std::uint64_t key);

} // namespace melisma::ui
