// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/renderer.h"

namespace melisma::audio {

void Renderer::setPlan(const RenderPlan* plan, bool crossing)
{
    m_previous = crossing ? m_plan : nullptr;
    m_left = m_previous ? kGlideChunks : 0;
    m_plan = plan;
}

void Renderer::reset()
{
    m_previous = nullptr;
    m_left = 0;
    if (!m_plan)
        return;
    for (const auto& track : m_plan->tracks) {
        track.cell->glide.jump();
        if (track.player)
            track.player->silence();
        for (const auto& effect : track.effects)
            effect->start();
    }
    for (const auto& effect : m_plan->masterEffects)
        effect->start();
    m_plan->master->glide.jump();
}

PlanCrossing Renderer::crossing() const
{
    constexpr float kStep = 1.0f / kGlideChunks;
    return {m_previous, static_cast<float>(m_left) * kStep, static_cast<float>(m_left - 1) * kStep};
}

/// Tracks that the new plan no longer has fade out.
int Renderer::renderGone(ChunkSpan span, Chunk& out, const PlanCrossing& crossing)
{
    int missed = 0;
    Chunk chunk;
    for (const auto& track : crossing.before->tracks) {
        if (findTrack(*m_plan, track.id))
            continue;
        missed += renderSource(track, span, chunk);
        applyEffects(track, chunk);
        applyFader(track, chunk);
        applyGainRamp(chunk, crossing.from, crossing.to);
        addChunk(out, chunk);
    }
    return missed;
}

int Renderer::render(ChunkSpan span, Chunk& out)
{
    out.clear();
    if (!m_plan)
        return 0;
    const PlanCrossing way = crossing();
    int missed = 0;
    Chunk chunk;
    for (const auto& track : m_plan->tracks) {
        missed += renderSource(track, span, chunk, way);
        applyEffects(track, chunk, way);
        applyFader(track, chunk);
        addChunk(out, chunk);
    }
    if (m_previous)
        missed += renderGone(span, out, way);
    processChain(m_plan->masterEffects, out, m_previous ? &m_previous->masterEffects : nullptr);
    if (m_previous && --m_left == 0)
        m_previous = nullptr;
    const float gain = m_plan->master->gain.load(std::memory_order_relaxed);
    m_plan->master->glide.apply(out, {gain, gain});
    m_plan->master->meter.add(out);
    return missed;
}

void Renderer::rest()
{
    if (!m_plan)
        return;
    const Chunk silence;
    for (const auto& track : m_plan->tracks)
        track.cell->meter.add(silence);
    m_plan->master->meter.add(silence);
}

} // namespace melisma::audio
