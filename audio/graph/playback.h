// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "audio/graph/handover_queue.h"
#include "audio/graph/output_fade.h"
#include "audio/graph/renderer.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace melisma::audio {

enum class TransportKind { play, stop, seek };

struct TransportCommand {
    TransportKind kind = TransportKind::stop;
    std::int64_t frame = 0;
    std::uint64_t serial = 0; ///< grows with every command; published once it has acted
};

using PlanPointer = std::shared_ptr<const RenderPlan>;

/// The audio callback: takes plans and commands from SPSC queues, renders, publishes positions. process() belongs to
/// the device's thread and neither allocates, locks nor touches a file; the other functions may be called from the
/// threads named with them.
class Playback : public AudioCallback {
public:
    Playback();
    ~Playback() override;

    void process(float* output, int frames) noexcept override;

    // One producer each.
    bool publish(PlanPointer plan) { return m_plans.tryPut(std::move(plan)); }
    bool send(TransportCommand command) { return m_commands.tryPut(std::move(command)); }
    /// Lets plans that are no longer played die on the calling thread. One consumer.
    void collectRetired();

    // Any thread.
    std::int64_t playhead() const { return m_playhead.load(); }
    std::uint64_t serial() const { return m_serial.load(); }
    int lateChunks() const { return m_late.load(); }
    const std::atomic<std::uint64_t>& passes() const { return m_passes; }
    /// The plan that alone is heard, with nothing fading out any more; null while something does. To compare with only.
    const void* settledPlan() const { return m_settled.load(); }
    std::vector<float> recentOutput(std::size_t count) const;

private:
    enum class State { stopped, playing, stopping, jumping };

    void takePlans() noexcept;
    PlanPointer newestPlan() noexcept;
    void retireOldPlan() noexcept;
    void takeCommands() noexcept;
    void obey(const TransportCommand& command) noexcept;
    void startAt(std::int64_t frame) noexcept;
    void finishFade() noexcept;
    void nextChunk() noexcept;
    int give(float* output, int room) noexcept;
    std::int64_t position() const noexcept;
    void publishState() noexcept;
    void remember(const float* output, int frames) noexcept;

    static constexpr std::size_t kRecent = 1 << 14;
    static constexpr std::size_t kQueueLength = 256;
    static constexpr std::size_t kRetiredLength = 4 * kQueueLength;

    HandoverQueue<PlanPointer> m_plans{kQueueLength};
    HandoverQueue<PlanPointer> m_retired{kRetiredLength};
    HandoverQueue<TransportCommand> m_commands{kQueueLength};

    // The callback's alone.
    Renderer m_renderer;
    PlanPointer m_plan;
    PlanPointer m_oldPlan; ///< still crossing into m_plan, or waiting to be retired
    State m_state = State::stopped;
    OutputFade m_fade;
    Chunk m_chunk;
    int m_used = kChunkFrames;    ///< frames of m_chunk already given out
    int m_skip = 0;               ///< frames of the next chunk that lie before the start
    std::int64_t m_nextChunk = 0; ///< timeline frame of the next chunk
    std::int64_t m_next = 0;      ///< where play begins when it stands or jumps
    std::uint64_t m_obeyed = 0;

    std::atomic<std::int64_t> m_playhead{0};
    std::atomic<const void*> m_settled{nullptr};
    std::atomic<std::uint64_t> m_serial{0};
    std::atomic<int> m_late{0};
    std::atomic<std::uint64_t> m_passes{0};
    std::array<std::atomic<float>, kRecent> m_recent{};
    std::atomic<std::uint64_t> m_recentCount{0};
};

} // namespace melisma::audio
