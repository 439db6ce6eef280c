// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"

namespace melisma::audio {

/// One chunk's part of the way from an old plan to a new one: weight of the old at the chunk's ends.
struct PlanCrossing {
    const RenderPlan* before = nullptr; ///< none: no crossing
    float from = 0.0f;
    float to = 0.0f;
};

/// Renders one chunk of a track before its fader. What `crossing` says is different (segments, instrument, the whole
/// track) comes in over it. Answers how many file frames were not in memory (silence instead). Real-time safe.
int renderSource(const TrackPlan& track, ChunkSpan span, Chunk& out, const PlanCrossing& crossing = {});

/// The track's effects, with those of the plan before while the two cross.
void applyEffects(const TrackPlan& track, Chunk& chunk, const PlanCrossing& crossing = {});

/// Where the track's fader stands, its pan included; nothing passes while it is muted.
StereoGain faderOf(const TrackPlan& track);

/// Fader, pan and mute, gliding from where they were, then the meter.
void applyFader(const TrackPlan& track, Chunk& chunk, bool metered = true);

/// The track with that id, or null.
const TrackPlan* findTrack(const RenderPlan& plan, project::TrackId id);

} // namespace melisma::audio
