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
        track.cell->shape.jump();
        track.cell->mute.jump();
        track.cell->gainHand.start();
        track.cell->panHand.start();
        track.cell->openHand.start();
        track.cell->input.clear();
        for (const auto& route : track.routes) {
            route.cell->glide.jump();
            route.cell->gate.jump();
            route.cell->hand.start();
            if (route.line)
                route.line->start();
        }
        if (track.player)
            track.player->silence();
        for (const auto& effect : track.effects)
            effect->start();
    }
    for (const auto& effect : m_plan->masterEffects)
        effect->start();
    m_plan->master->glide.jump();
    m_plan->master->hand.start();
}

PlanCrossing Renderer::crossing() const
{
    constexpr float kStep = 1.0f / kGlideChunks;
    return {m_previous, static_cast<float>(m_left) * kStep, static_cast<float>(m_left - 1) * kStep};
}

namespace {

void pass(const RoutePlan& route, const Chunk& chunk, Chunk& master)
{
    addChunk(route.target ? route.target->input : master, chunk);
}

/// What has come to a bus or folder; it is empty from then on.
void takeInput(const TrackPlan& track, Chunk& chunk)
{
    chunk = track.cell->input;
    track.cell->input.clear();
}

} // namespace

/// Tracks that the new plan no longer has fade out: sources on their old ways, then what summed them straight to the
/// master.
int Renderer::renderGone(ChunkSpan span, Chunk& out, const PlanCrossing& crossing, bool sums)
{
    int missed = 0;
    Chunk chunk;
    for (const auto& track : crossing.before->tracks) {
        if (track.sums != sums || findTrack(*m_plan, track.id))
            continue;
        if (sums)
            takeInput(track, chunk);
        else
            missed += renderSource(track, span, chunk);
        applyEffects(track, span, chunk);
        leadOut(track, span, chunk, true, {}, [&](const RoutePlan& route, Chunk& part) {
            if (sums && route.send)
                return;
            applyGainRamp(part, crossing.from, crossing.to);
            addChunk(!sums && route.target ? route.target->input : out, part);
        });
    }
    return missed;
}

int Renderer::render(ChunkSpan span, Chunk& out, Sources sources)
{
    out.clear();
    if (!m_plan)
        return 0;
    const PlanCrossing way = crossing();
    int missed = m_previous ? renderGone(span, out, way, false) : 0;
    Chunk chunk;
    for (const auto place : m_plan->order) {
        const TrackPlan& track = m_plan->tracks[place];
        if (track.sums)
            takeInput(track, chunk);
        else if (sources == Sources::hand)
            renderByHand(track, chunk);
        else
            missed += renderSource(track, span, chunk, way);
        applyEffects(track, span, chunk, way);
        leadOut(track, span, chunk, true, way,
                [&](const RoutePlan& route, const Chunk& part) { pass(route, part, out); });
    }
    if (m_previous)
        missed += renderGone(span, out, way, true);
    processChain(m_plan->masterEffects, out, m_previous ? &m_previous->masterEffects : nullptr, span.from, span.to,
                 {&m_plan->masterCurves, span.position - m_plan->latency + latencyOf(m_plan->masterEffects)});
    if (m_previous && --m_left == 0)
        m_previous = nullptr;
    auto& master = *m_plan->master;
    followGain(m_plan->masterVolume.get(), master.hand, master.gain.load(std::memory_order_relaxed),
               span.position - m_plan->latency, master.glide, out);
    master.meter.add(out);
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
