// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/effect_chain.h"

#include <algorithm>

namespace melisma::audio {

namespace {

bool silent(const Chunk& chunk)
{
    const auto zero = [](float sample) { return sample == 0.0f; };
    return std::ranges::all_of(chunk.left, zero) && std::ranges::all_of(chunk.right, zero);
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
{}

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
    m_share = m_target = shareOf(false);
    m_left = 0;
    m_quietFrames = 0;
    m_asleep = true;
}

float EffectCell::shareOf(bool leaving) const
{
    return leaving ? 0.0f : m_mix.load(std::memory_order_relaxed);
}

/// Falls asleep, as fresh, when nothing has come in for longer than it rings.
bool EffectCell::rests(const Chunk& chunk)
{
    if (!silent(chunk)) {
        m_quietFrames = 0;
        m_asleep = false;
        return false;
    }
    if (m_asleep)
        return true;
    m_quietFrames += kChunkFrames;
    if (m_quietFrames <= m_effect->tailFrames() + m_effect->latencyFrames())
        return false;
    m_effect->reset();
    m_asleep = true;
    return true;
}

void EffectCell::process(Chunk& chunk, bool leaving)
{
    const float wanted = shareOf(leaving);
    if (wanted != m_target) {
        m_target = wanted;
        m_left = kGlideChunks;
    }
    const float from = m_share;
    m_share = m_left > 1 ? m_share + (m_target - m_share) / static_cast<float>(m_left) : m_target;
    m_left = std::max(m_left - 1, 0);
    if (from == 0.0f && m_share == 0.0f) {
        if (!m_asleep && !leaving) { // bypassed: nothing of now may sound when it comes back
            m_effect->reset();
            m_asleep = true;
        }
        return;
    }
    if (rests(chunk))
        return;
    std::array<float, kMostEffectParams> values;
    for (std::size_t i = 0; i < m_kind.params.size(); ++i)
        values[i] = m_params[i].load(std::memory_order_relaxed);
    m_effect->setParams({values.data(), m_kind.params.size()});
    const Chunk dry = chunk;
    m_effect->process(chunk.left.data(), chunk.right.data(), kChunkFrames);
    if (from == 1.0f && m_share == 1.0f)
        return;
    blend(chunk.left, dry.left, from, m_share);
    blend(chunk.right, dry.right, from, m_share);
}

void processChain(const EffectChain& chain, Chunk& chunk, const EffectChain* before)
{
    if (!before || *before == chain) {
        for (const auto& cell : chain)
            cell->process(chunk);
        return;
    }
    const bool orderKept = sameOrder(*before, chain);
    for (const auto& cell : *before)
        cell->process(chunk, !orderKept || !holds(chain, cell));
}

} // namespace melisma::audio
