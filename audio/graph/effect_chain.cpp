// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/effect_chain.h"

#include <algorithm>

namespace melisma::audio {

namespace {

bool silent(const Chunk& chunk, int from, int to)
{
    const auto zero = [](float sample) { return sample == 0.0f; };
    const auto quiet = [&](const auto& side) { return std::all_of(side.begin() + from, side.begin() + to, zero); };
    return quiet(chunk.left) && quiet(chunk.right);
}

/// dry + share (wet - dry), with the share on a line from `from` to `to`.
void blend(std::array<float, kChunkFrames>& wet, const std::array<float, kChunkFrames>& dry, float from, float to)
{
    const float step = (to - from) / kChunkFrames;
    for (std::size_t i = 0; i < kChunkFrames; ++i)
        wet[i] = dry[i] + (from + step * static_cast<float>(i)) * (wet[i] - dry[i]);
}

bool holds(const EffectChain& chain, const std::shared_ptr<EffectCell>& cell)
{
    return std::ranges::find(chain, cell) != chain.end();
}

/// True when the cells that both have stand in the same order. Neither chain holds a cell twice.
bool sameOrder(const EffectChain& a, const EffectChain& b)
{
    auto place = b.begin();
    for (const auto& cell : a) {
        if (!holds(b, cell))
            continue;
        place = std::find(place, b.end(), cell);
        if (place == b.end())
            return false;
    }
    return true;
}

} // namespace

EffectCell::EffectCell(project::EffectId id, const EffectKind& kind, int sampleRate)
    : m_id(id)
    , m_kind(kind)
    , m_effect(kind.make(sampleRate))
    , m_latency(m_effect->latencyFrames())
{
    if (m_latency > 0)
        m_dry.emplace(m_latency).start();
}

void EffectCell::set(const project::EffectSlot& slot)
{
    const auto values = effectParams(m_kind, slot.params);
    for (std::size_t i = 0; i < values.size() && i < m_params.size(); ++i)
        m_params[i].store(values[i], std::memory_order_relaxed);
    m_mix.store(slot.bypass ? 0.0f : static_cast<float>(slot.mix), std::memory_order_relaxed);
}

void EffectCell::start()
{
    m_effect->reset();
    if (m_dry)
        m_dry->start();
    m_share.jump(m_mix.load(std::memory_order_relaxed));
    m_presence.jump(1.0f);
    m_rising = 0;
    m_quietFrames = 0;
    m_asleep = true;
}

std::pair<float, float> EffectCell::Glide::advance(float wanted)
{
    if (wanted != target) {
        target = wanted;
        left = kGlideChunks;
    }
    const float from = now;
    now = left > 1 ? now + (target - now) / static_cast<float>(left) : target;
    left = std::max(left - 1, 0);
    return {from, now};
}

/// Falls asleep, as fresh, when nothing has come in for longer than it rings.
bool EffectCell::rests(const Chunk& chunk, int from, int to)
{
    if (!silent(chunk, from, to)) {
        m_quietFrames = 0;
        m_asleep = false;
        return false;
    }
    if (m_asleep)
        return true;
    if (m_quietFrames < m_effect->tailFrames() + m_latency) { // these frames may still hold the last of it
        m_quietFrames += to - from;
        return false;
    }
    m_effect->reset();
    if (m_dry)
        m_dry->start();
    m_asleep = true;
    return true;
}

void EffectCell::work(Chunk& chunk, int from, int to)
{
    std::array<float, kMostEffectParams> values;
    for (std::size_t i = 0; i < m_kind.params.size(); ++i)
        values[i] = m_params[i].load(std::memory_order_relaxed);
    m_effect->setParams({values.data(), m_kind.params.size()});
    m_effect->process(chunk.left.data() + from, chunk.right.data() + from, to - from);
}

void EffectCell::process(Chunk& chunk, bool leaving, int from, int to)
{
    if (m_dry)
        return processLate(chunk, leaving, from, to);
    const auto [before, share] = m_share.advance(leaving ? 0.0f : m_mix.load(std::memory_order_relaxed));
    if (before == 0.0f && share == 0.0f) {
        if (!m_asleep && !leaving) { // bypassed: nothing of now may sound when it comes back
            m_effect->reset();
            m_asleep = true;
        }
        return;
    }
    if (rests(chunk, from, to))
        return;
    const Chunk dry = chunk;
    work(chunk, from, to);
    if (before == 1.0f && share == 1.0f)
        return;
    blend(chunk.left, dry.left, before, share);
    blend(chunk.right, dry.right, before, share);
}

/// A slot that comes in while the song plays begins with silence, not in the middle of a sound.
void EffectCell::rise(Chunk& chunk, int from, int to)
{
    for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to) && m_rising > 0; ++i, --m_rising) {
        const float level = 1.0f - static_cast<float>(m_rising) / kGlideFrames;
        chunk.left[i] *= level;
        chunk.right[i] *= level;
    }
}

/// The effect works on through a bypass, so that nothing is missing when it comes back.
void EffectCell::processLate(Chunk& chunk, bool leaving, int from, int to)
{
    const auto [shareBefore, share] = m_share.advance(m_mix.load(std::memory_order_relaxed));
    const auto [presenceBefore, presence] = m_presence.advance(leaving ? 0.0f : 1.0f);
    if (rests(chunk, from, to))
        return;
    const Chunk direct = chunk;
    rise(chunk, from, to);
    Chunk dry = chunk;
    m_dry->process(dry, from, to, m_latency);
    work(chunk, from, to);
    if (shareBefore != 1.0f || share != 1.0f) {
        blend(chunk.left, dry.left, shareBefore, share);
        blend(chunk.right, dry.right, shareBefore, share);
    }
    if (presenceBefore != 1.0f || presence != 1.0f) {
        blend(chunk.left, direct.left, presenceBefore, presence);
        blend(chunk.right, direct.right, presenceBefore, presence);
    }
}

void processChain(const EffectChain& chain, Chunk& chunk, const EffectChain* before, int from, int to)
{
    if (!before || *before == chain) {
        for (const auto& cell : chain)
            cell->process(chunk, false, from, to);
        return;
    }
    const bool orderKept = sameOrder(*before, chain);
    for (const auto& cell : *before)
        cell->process(chunk, !orderKept || !holds(chain, cell), from, to);
}

int latencyOf(const EffectChain& chain)
{
    int frames = 0;
    for (const auto& cell : chain)
        frames += cell->latencyFrames();
    return frames;
}

} // namespace melisma::audio
