// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/effect_chain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

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
    letGoAll();
    if (m_latency > 0)
        m_dry.emplace(m_latency).start();
}

void EffectCell::hold(int param, float value)
{
    if (param == EffectCurve::kMix)
        return m_mixHand.hold(std::clamp(value, 0.0f, 1.0f));
    if (param < 0 || param >= static_cast<int>(m_kind.params.size()))
        return;
    const auto& range = m_kind.params[static_cast<std::size_t>(param)]; // filters outside it are not stable
    const auto lowest = static_cast<float>(range.minimum.value_or(value));
    const auto highest = static_cast<float>(range.maximum.value_or(value));
    m_hands[static_cast<std::size_t>(param)].store(std::clamp(value, lowest, highest), std::memory_order_relaxed);
}

void EffectCell::letGo(int param)
{
    if (param == EffectCurve::kMix)
        m_mixHand.letGo();
    else if (param >= 0 && param < static_cast<int>(m_hands.size()))
        m_hands[static_cast<std::size_t>(param)].store(std::numeric_limits<float>::quiet_NaN(),
                                                       std::memory_order_relaxed);
}

void EffectCell::letGoAll()
{
    for (int param = EffectCurve::kMix; param < static_cast<int>(m_hands.size()); ++param)
        letGo(param);
}

bool EffectCell::isHeld(int param) const
{
    return !std::isnan(m_hands[static_cast<std::size_t>(param)].load(std::memory_order_relaxed));
}

void EffectCell::set(const project::EffectSlot& slot)
{
    const auto values = effectParams(m_kind, slot.params);
    for (std::size_t i = 0; i < values.size() && i < m_params.size(); ++i)
        m_params[i].store(values[i], std::memory_order_relaxed);
    m_mix.store(slot.bypass ? 0.0f : static_cast<float>(slot.mix), std::memory_order_relaxed);
}

void EffectCell::openTap()
{
    if (m_tap.load())
        return;
    if (!m_tapHome)
        m_tapHome = std::make_unique<EffectTap>();
    static_cast<void>(m_tapHome->read()); // what it held is long past
    m_tap.store(m_tapHome.get());
}

EffectReading EffectCell::readTap()
{
    auto* tap = m_tap.load();
    return tap ? tap->read() : EffectReading{};
}

void EffectCell::start()
{
    m_effect->reset();
    m_withoutDry.fresh = true;
    if (m_dry)
        m_dry->start();
    m_share.fresh = true;
    m_mixHand.start();
    m_presence.jump(1.0f);
    m_rising = 0;
    m_quietFrames = 0;
    m_asleep = true;
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

const AutomationCurve* EffectCell::mixCurve(const ChainMoves& moves) const
{
    if (moves.curves)
        for (const auto& entry : *moves.curves)
            if (entry.cell == this && entry.param == EffectCurve::kMix)
                return entry.curve.get();
    return nullptr;
}

std::int64_t EffectCell::nextMove(std::int64_t frame, std::int64_t end, const ChainMoves& moves) const
{
    if (moves.curves)
        for (const auto& entry : *moves.curves)
            if (entry.cell == this && entry.param != EffectCurve::kMix && !isHeld(entry.param))
                end = entry.curve->nextPoint(frame, end);
    return end;
}

/// Stretch by stretch, cut where the automation has a point.
void EffectCell::work(Chunk& chunk, int from, int to, const ChainMoves& moves)
{
    std::array<float, kMostEffectParams> values;
    for (std::size_t i = 0; i < m_kind.params.size(); ++i) {
        const float byHand = m_hands[i].load(std::memory_order_relaxed);
        values[i] = std::isnan(byHand) ? m_params[i].load(std::memory_order_relaxed) : byHand;
    }
    for (auto frame = moves.position + from; frame < moves.position + to;) {
        const auto end = nextMove(frame, moves.position + to, moves);
        if (moves.curves)
            for (const auto& entry : *moves.curves)
                if (entry.cell == this && entry.param != EffectCurve::kMix) {
                    const auto param = static_cast<std::size_t>(entry.param);
                    const float byHand = m_hands[param].load(std::memory_order_relaxed);
                    values[param] = std::isnan(byHand) ? entry.curve->at(frame) : byHand;
                }
        const auto at = frame - moves.position;
        m_effect->setParams({values.data(), m_kind.params.size()});
        m_effect->process(chunk.left.data() + at, chunk.right.data() + at, static_cast<int>(end - frame));
        frame = end;
    }
}

/// The mix as its curve has it, times a share on a line; `position`: frame of the song that the chunk now holds.
void EffectCell::blendMix(Chunk& wet, const Chunk& dry, std::pair<float, float> share, const ChainMoves& moves,
                          std::int64_t position)
{
    const AutomationCurve* curve = mixCurve(moves);
    if (!curve) {
        if (share.first == 1.0f && share.second == 1.0f)
            return;
        blend(wet.left, dry.left, share.first, share.second);
        blend(wet.right, dry.right, share.first, share.second);
        return;
    }
    AutomationCurve::Values mix;
    curve->fill(position, mix);
    if (m_mixHand.acts())
        m_mixHand.apply(mix);
    m_lastMix = mix.back();
    const float step = (share.second - share.first) / kChunkFrames;
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        const float part = mix[i] * (share.first + step * static_cast<float>(i));
        wet.left[i] = dry.left[i] + part * (wet.left[i] - dry.left[i]);
        wet.right[i] = dry.right[i] + part * (wet.right[i] - dry.right[i]);
    }
}

/// Where the share is to be; all that a curve says is in the mix itself.
float EffectCell::wantedMix(const ChainMoves& moves) const
{
    return mixCurve(moves) ? 1.0f : m_mixHand.held().value_or(m_mix.load(std::memory_order_relaxed));
}

namespace {

/// out - share * dry, with the share on a line.
void takeAway(Chunk& out, const Chunk& dry, std::pair<float, float> share)
{
    const float step = (share.second - share.first) / kChunkFrames;
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        const float part = share.first + step * static_cast<float>(i);
        out.left[i] -= part * dry.left[i];
        out.right[i] -= part * dry.right[i];
    }
}

} // namespace

/// A curve that comes or goes takes over where the mix is: it would be multiplied by it else.
void EffectCell::meetMixCurve(const ChainMoves& moves)
{
    const bool onCurve = mixCurve(moves) != nullptr;
    const bool changed = onCurve != std::exchange(m_onCurve, onCurve);
    if (changed && m_share.left == 0 && m_share.now > 0.0f)
        m_share.jump(onCurve ? 1.0f : m_lastMix);
}

void EffectCell::process(Chunk& chunk, bool leaving, int from, int to, const ChainMoves& moves)
{
    auto* tap = m_tap.load(std::memory_order_acquire);
    const bool delta = m_delta.load(std::memory_order_relaxed) && !leaving;
    const auto withoutDry = m_withoutDry.advance(delta ? 1.0f : 0.0f);
    const bool takesDry = withoutDry.first != 0.0f || withoutDry.second != 0.0f;
    if (!tap && !takesDry)
        return render(chunk, leaving, from, to, moves, nullptr);
    const Chunk before = chunk;
    Chunk dry = chunk;
    render(chunk, leaving, from, to, moves, &dry);
    if (tap)
        tap->write(before, chunk, from, to, m_asleep ? Reductions{} : m_effect->reductions());
    if (takesDry)
        takeAway(chunk, dry, withoutDry);
}

/// `dryOut` holds the input; it becomes what the processed sound is compared with.
void EffectCell::render(Chunk& chunk, bool leaving, int from, int to, const ChainMoves& moves, Chunk* dryOut)
{
    if (m_dry)
        return renderLate(chunk, leaving, from, to, moves, dryOut);
    meetMixCurve(moves);
    const auto share = m_share.advance(leaving ? 0.0f : wantedMix(moves));
    if (share.first == 0.0f && share.second == 0.0f) {
        if (!m_asleep && !leaving) { // bypassed: nothing of now may sound when it comes back
            m_effect->reset();
            m_asleep = true;
        }
        return;
    }
    if (rests(chunk, from, to))
        return;
    const Chunk dry = chunk;
    work(chunk, from, to, moves);
    blendMix(chunk, dry, share, moves, moves.position);
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
void EffectCell::renderLate(Chunk& chunk, bool leaving, int from, int to, const ChainMoves& moves, Chunk* dryOut)
{
    meetMixCurve(moves);
    const auto share = m_share.advance(wantedMix(moves));
    const auto [presenceBefore, presence] = m_presence.advance(leaving ? 0.0f : 1.0f);
    if (rests(chunk, from, to))
        return;
    const Chunk direct = chunk;
    rise(chunk, from, to);
    Chunk dry = chunk;
    m_dry->process(dry, from, to, m_latency);
    if (dryOut)
        *dryOut = dry;
    work(chunk, from, to, moves);
    blendMix(chunk, dry, share, moves, moves.position - m_latency);
    if (presenceBefore != 1.0f || presence != 1.0f) {
        blend(chunk.left, direct.left, presenceBefore, presence);
        blend(chunk.right, direct.right, presenceBefore, presence);
    }
}

void processChain(const EffectChain& chain, Chunk& chunk, const EffectChain* before, int from, int to,
                  const ChainMoves& moves)
{
    const bool crossing = before && *before != chain;
    const bool orderKept = !crossing || sameOrder(*before, chain);
    ChainMoves here = moves;
    for (const auto& cell : crossing ? *before : chain) {
        cell->process(chunk, crossing && (!orderKept || !holds(chain, cell)), from, to, here);
        here.position -= cell->latencyFrames();
    }
}

int latencyOf(const EffectChain& chain)
{
    int frames = 0;
    for (const auto& cell : chain)
        frames += cell->latencyFrames();
    return frames;
}

} // namespace melisma::audio
