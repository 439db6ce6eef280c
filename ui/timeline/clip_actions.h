// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/timeline/time_scale.h"

namespace melisma::ui {

// What can be done to clips besides dragging; each is one undo step.

/// Moves the selected clips as a block, so that the first of them starts on the grid line before (-1) or behind (+1)
/// it; without any, the playhead goes there. The grid is the one seen at `scale`.
void nudge(Session& session, const TimeScale& scale, int direction);
/// Chooses the take at that place (1-based) of every selected clip that has one, as one undo step.
void chooseTakeNumber(Session& session, int number);
void chooseTake(Session& session, project::ClipId clip, project::TakeId take);
void setClipGain(Session& session, project::ClipId clip, double gainDb);

} // namespace melisma::ui
