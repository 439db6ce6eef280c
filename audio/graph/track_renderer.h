// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"

#include <utility>

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

/// What is played by hand on the track while the song stands.
void renderByHand(const TrackPlan& track, Chunk& out);

/// The track's effects, with those of the plan before while the two cross.
void applyEffects(const TrackPlan& track, ChunkSpan span, Chunk& chunk, const PlanCrossing& crossing = {});

/// Where the track's fader stands, its pan included.
StereoGain faderOf(const TrackPlan& track);

/// What leaves a track in one chunk: pass(route, chunk) for each of its ways, in their order, the chunk at the way's
/// gain and held back by its delay. Polarity comes before the first tap, width and fader before those behind the fader;
/// the meter shows what goes to the output.
template <class Pass>
void leadOut(const TrackPlan& track, ChunkSpan span, Chunk& chunk, bool metered, const PlanCrossing& crossing,
             const Pass& pass);

/// A gain from the song's frame `position` on: as the hand has it, else as the curve (in dB, may be null) has it frame
/// by frame, else `resting` (linear).
void followGain(const AutomationCurve* curve, HandHold& hand, float resting, std::int64_t position, GlidingGain& glide,
                Chunk& chunk);

/// The track with that id, or null.
const TrackPlan* findTrack(const RenderPlan& plan, project::TrackId id);

namespace lead_out {

/// Polarity, and the mute as automation has it; answers the width's way through the chunk. `position`: frame of the
/// song that the chunk holds.
std::pair<float, float> applyPolarity(const TrackPlan& track, std::int64_t position, Chunk& chunk);
void applyFader(const TrackPlan& track, std::int64_t position, Chunk& chunk, std::pair<float, float> width);
/// Gain and switch.
void applyRoute(const RoutePlan& route, std::int64_t position, Chunk& chunk);
bool hasRoute(const TrackPlan& track, const RoutePlan& route);

inline void delay(const RoutePlan& route, ChunkSpan span, Chunk& chunk)
{
    if (route.line)
        route.line->process(chunk, span.from, span.to, route.delay);
}

/// The ways that `track` no longer has, fading out; `tap` is the sound before the fader, `chunk` that behind it.
template <class Pass>
void passGone(const TrackPlan& track, const TrackPlan& before, ChunkSpan span, const Chunk& tap, const Chunk& chunk,
              const PlanCrossing& crossing, const Pass& pass)
{
    for (const auto& route : before.routes) {
        if (hasRoute(track, route))
            continue;
        Chunk part = route.preFader ? tap : chunk;
        applyRoute(route, span.position - before.latency, part);
        applyGainRamp(part, crossing.from, crossing.to);
        delay(route, span, part);
        pass(route, part);
    }
}

} // namespace lead_out

template <class Pass>
void leadOut(const TrackPlan& track, ChunkSpan span, Chunk& chunk, bool metered, const PlanCrossing& crossing,
             const Pass& pass)
{
    const TrackPlan* before = crossing.before ? findTrack(*crossing.before, track.id) : nullptr;
    const auto position = span.position - track.latency;
    const auto width = lead_out::applyPolarity(track, position, chunk);
    Chunk tap;
    if (before)
        tap = chunk;
    bool faded = false;
    for (const auto& route : track.routes) {
        if (!route.preFader && !std::exchange(faded, true))
            lead_out::applyFader(track, position, chunk, width);
        Chunk part = chunk;
        lead_out::applyRoute(route, position, part);
        if (metered && !route.send)
            track.cell->meter.add(part);
        if (before && !lead_out::hasRoute(*before, route))
            applyGainRamp(part, 1.0f - crossing.from, 1.0f - crossing.to);
        lead_out::delay(route, span, part);
        pass(route, part);
    }
    if (before)
        lead_out::passGone(track, *before, span, tap, chunk, crossing, pass);
}

} // namespace melisma::audio
