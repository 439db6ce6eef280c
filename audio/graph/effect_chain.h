// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"
#include "audio/graph/chunk.h"
#include "core/project/effect_slot.h"

#include <array>
#include <atomic>
#include <memory>
#include <vector>

namespace melisma::audio {

/// What lives as long as a slot does, over all plans: the effect with its state, and where its parameters are to be.
/// Any thread may set(); all else is the rendering thread's alone and real-time safe.
///
/// Bypass, mix, and being added or taken away come and go over kGlideChunks. While nothing comes in and nothing rings
/// the effect rests.
class EffectCell {
public:
    EffectCell(project::EffectId id, const EffectKind& kind, int sampleRate);

    void set(const project::EffectSlot& slot);
    project::EffectId id() const { return m_id; }
    const EffectKind& kind() const { return m_kind; }
    int latencyFrames() const { return m_effect->latencyFrames(); }

    /// Fresh, and as it was set at once: for a start from standstill.
    void start();
    /// In place. `leaving`: fades to the dry sound.
    void process(Chunk& chunk, bool leaving = false);

private:
    float shareOf(bool leaving) const;
    bool rests(const Chunk& chunk);

    project::EffectId m_id;
    const EffectKind& m_kind;
    std::unique_ptr<Effect> m_effect;
    std::array<std::atomic<float>, kMostEffectParams> m_params{};
    std::atomic<float> m_mix{1.0f}; ///< 0 while bypassed

    float m_share = 0.0f; ///< of the processed sound now; a new slot fades in
    float m_target = 0.0f;
    int m_left = 0;                 ///< chunks until m_target
    std::int64_t m_quietFrames = 0; ///< since something came in
    bool m_asleep = true;
};

using EffectChain = std::vector<std::shared_ptr<EffectCell>>;

/// All of the chain in order. While one chain crosses into another, `before` is what the plan before has: it sounds on,
/// less what is gone, and what changed places comes back behind the crossing.
void processChain(const EffectChain& chain, Chunk& chunk, const EffectChain* before = nullptr);

} // namespace melisma::audio
