// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"
#include "audio/graph/track_renderer.h"

namespace melisma::audio {

/// Renders a plan chunk by chunk for the callback: tracks, faders, master, and the crossing from one plan to the next
/// that keeps edits from clicking. One rendering thread; real-time safe. Owns no plan.
class Renderer {
public:
    /// Takes another plan. With `crossing` the one before sounds on for kGlideChunks and must stay alive until
    /// previous() is null.
    void setPlan(const RenderPlan* plan, bool crossing);
    const RenderPlan* previous() const { return m_previous; }

    /// Forgets everything that sounds, for a start from standstill.
    void reset();

    /// What sounds on the tracks: the song with what is played by hand, or that alone while the song stands.
    enum class Sources { song, hand };
    /// Overwrites `out` with the chunk at `span`; answers frames the disk missed.
    int render(ChunkSpan span, Chunk& out, Sources sources = Sources::song);

    /// Lets the meters sink while nothing plays.
    void rest();

private:
    PlanCrossing crossing() const;
    int renderGone(ChunkSpan span, Chunk& out, const PlanCrossing& crossing, bool sums);

    const RenderPlan* m_plan = nullptr;
    const RenderPlan* m_previous = nullptr;
    int m_left = 0; ///< chunks of the crossing still to go
};

} // namespace melisma::audio
