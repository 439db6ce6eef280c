// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"
#include "audio/graph/automation_curve.h"
#include "audio/graph/chunk.h"
#include "audio/graph/delay_line.h"
#include "audio/graph/effect_tap.h"
#include "audio/graph/hand_hold.h"
#include "core/project/effect_slot.h"

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace melisma::audio {

class EffectCell;

/// Automation of one thing of an effect.
struct EffectCurve {
    static constexpr int kMix = -1;

    const EffectCell* cell = nullptr;
    int param = kMix; ///< place among the kind's parameters
    CurvePointer curve;
};

/// The curves for a chain, and the frame of the song that its input is at.
struct ChainMoves {
    const std::vector<EffectCurve>* curves = nullptr; ///< none: nothing moves
    std::int64_t position = 0;
};

/// What lives as long as a slot does, over all plans: the effect with its state, and where its parameters are to be.
/// Any thread may set() and setDelta(), and one at a time open, read and close the tap; all else is the rendering
/// thread's alone and real-time safe.
///
/// Bypass, mix, and being added or taken away come and go over kGlideChunks. While nothing comes in and nothing rings
/// the effect rests. An effect with latency keeps it while it is bypassed, and its dry share is held back with it.
class EffectCell {
public:
    EffectCell(project::EffectId id, const EffectKind& kind, int sampleRate);

    void set(const project::EffectSlot& slot);
    /// Gives out only what the slot changes: what it would give out, less its input held back by its latency.
    void setDelta(bool on) { m_delta.store(on, std::memory_order_relaxed); }
    void openTap();
    void closeTap() { m_tap.store(nullptr); }
    EffectReading readTap(); ///< nothing while it is closed
    project::EffectId id() const { return m_id; }
    const EffectKind& kind() const { return m_kind; }
    int latencyFrames() const { return m_latency; }

    /// Holds a parameter, by its place among the kind's, or the mix (EffectCurve::kMix) in place of set() and of its
    /// curve, until it is let go. Any thread.
    void hold(int param, float value);
    void letGo(int param);
    void letGoAll();

    /// Fresh, and as it was set at once: for a start from standstill.
    void start();
    /// Frames [from, to) in place. `leaving`: fades to the dry sound.
    void process(Chunk& chunk, bool leaving = false, int from = 0, int to = kChunkFrames, const ChainMoves& moves = {});

private:
    void render(Chunk& chunk, bool leaving, int from, int to, const ChainMoves& moves, Chunk* dryOut);
    void renderLate(Chunk& chunk, bool leaving, int from, int to, const ChainMoves& moves, Chunk* dryOut);
    void work(Chunk& chunk, int from, int to, const ChainMoves& moves);
    std::int64_t nextMove(std::int64_t frame, std::int64_t end, const ChainMoves& moves) const;
    const AutomationCurve* mixCurve(const ChainMoves& moves) const;
    void blendMix(Chunk& wet, const Chunk& dry, std::pair<float, float> share, const ChainMoves& moves,
                  std::int64_t position);
    float wantedMix(const ChainMoves& moves) const;
    void meetMixCurve(const ChainMoves& moves);
    bool isHeld(int param) const;
    void rise(Chunk& chunk, int from, int to);
    bool rests(const Chunk& chunk, int from, int to);

    project::EffectId m_id;
    const EffectKind& m_kind;
    std::unique_ptr<Effect> m_effect;
    std::array<std::atomic<float>, kMostEffectParams> m_params{};
    std::atomic<float> m_mix{1.0f};                            ///< 0 while bypassed
    std::array<std::atomic<float>, kMostEffectParams> m_hands; ///< NaN: nobody's
    HandHold m_mixHand;
    bool m_onCurve = false; ///< the mix, in the chunk before
    float m_lastMix = 1.0f; ///< what a curve of it had last

    int m_latency = 0;              ///< the same for as long as it lives
    std::optional<DelayLine> m_dry; ///< of an effect with latency

    ChunkGlide m_share;             ///< of the processed sound; a new slot fades in
    ChunkGlide m_presence;          ///< of what is late, beside the sound as it came in; with latency alone
    int m_rising = kGlideFrames;    ///< frames until a new slot with latency gets its input at full level
    std::int64_t m_quietFrames = 0; ///< since something came in
    bool m_asleep = true;

    std::atomic<bool> m_delta{false};
    std::unique_ptr<EffectTap> m_tapHome; ///< kept once it was opened: the rendering thread may still be writing
    std::atomic<EffectTap*> m_tap{nullptr};
    ChunkGlide m_withoutDry; ///< of the dry sound that is taken away
};

using EffectChain = std::vector<std::shared_ptr<EffectCell>>;

/// All of the chain in order. While one chain crosses into another, `before` is what the plan before has: it sounds on,
/// less what is gone, and what changed places comes back behind the crossing.
/// Frames outside [from, to) are left alone and leave no trace.
void processChain(const EffectChain& chain, Chunk& chunk, const EffectChain* before = nullptr, int from = 0,
                  int to = kChunkFrames, const ChainMoves& moves = {});

/// Frames by which the whole chain is late.
int latencyOf(const EffectChain& chain);

} // namespace melisma::audio
