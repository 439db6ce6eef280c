// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

namespace melisma::ui {

inline constexpr base::Seconds kZeroCrossingReach{0.05};

/// Moves both edges of the selected time, and the playhead unless it plays, to the nearest zero crossings of what the
/// selected audio tracks sound together (audio::clipSum); without selected time, the playhead on the selected track.
/// What has none within kZeroCrossingReach stays. Reads on SoundWork's thread and is dropped when the selection has
/// changed meanwhile.
void moveToZeroCrossings(Session& session);

} // namespace melisma::ui
