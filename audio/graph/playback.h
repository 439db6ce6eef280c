// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "audio/graph/handover_queue.h"
#include "audio/graph/loop_seam.h"
#include "audio/graph/metronome.h"
#include "audio/graph/output_fade.h"
#include "audio/graph/play_piece.h"
#include "audio/graph/play_position.h"
#include "audio/graph/preview_player.h"
#include "audio/graph/renderer.h"
#include "audio/graph/sample_ring.h"
#include "audio/graph/test_tone.h"
#include "audio/midi/midi_desk.h"
#include "audio/record/input_desk.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace melisma::audio {

enum class TransportKind { play, stop, seek };

struct TransportCommand {
    TransportKind kind = TransportKind::stop;
    std::int64_t frame = 0;
    CountIn countIn;          ///< of a play command
    PlayPiece piece;          ///< of a play command; empty: it goes on until it is stopped
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

    void process(const InputBlock& input, float* output, int frames) noexcept override;

    // One producer each.
    bool publish(PlanPointer plan) { return m_plans.tryPut(std::move(plan)); }
    bool send(TransportCommand command) { return m_commands.tryPut(std::move(command)); }
    /// Lets plans and previews that are no longer played die on the calling thread. One consumer.
    void collectRetired();

    // Any thread.
    /// A command of that serial is on its way: no recording begins where the timeline stands before it is obeyed.
    void expect(std::uint64_t serial) { m_expected.store(serial); }
    PlayPosition where() const { return m_where.load(); }
    std::int64_t playhead() const { return where().frame; }
    bool countingIn() const { return m_counting.load(); }
    bool resting() const { return m_resting.load(); } ///< nothing plays, counts in or fades out
    std::uint64_t serial() const { return m_serial.load(); }
    /// Chunks for which a file block was not in memory, since the engine was made.
    int lateChunks() const { return m_late.load(); }
    const std::atomic<std::uint64_t>& passes() const { return m_passes; }
    /// The plan that alone is heard, with nothing fading out any more; null while something does. To compare with only.
    const void* settledPlan() const { return m_settled.load(); }
    std::vector<float> recentOutput(std::size_t count) const;
    Metronome& metronome() { return m_metronome; }
    TestTone& testTone() { return m_testTone; }
    PreviewPlayer& preview() { return m_preview; }
    InputDesk& input() { return m_input; }
    MidiDesk& midi() { return m_midi; }
    /// The master's output while it plays, interleaved, without the metronome. One reader.
    SampleRing& tap() { return m_tap; }

private:
    enum class State { stopped, counting, playing, stopping, jumping };

    void takePlans() noexcept;
    PlanPointer newestPlan() noexcept;
    void retireOldPlan() noexcept;
    void takeCommands() noexcept;
    void obey(const TransportCommand& command) noexcept;
    void startAt(std::int64_t frame) noexcept;
    void finishFade() noexcept;
    void enterLoop() noexcept;
    bool inPiece() const noexcept;
    std::optional<LoopSpan> leap() const noexcept;
    void leapOver(const LoopSpan& span) noexcept;
    std::int64_t pieceFall() const noexcept;
    void nextChunk() noexcept;
    int give(float* output, int room) noexcept;
    int countIn(float* output, int room) noexcept;
    int play(const InputBlock& input, float* output, int frames) noexcept;
    void click(PlayPosition from, float* output, int count) noexcept;
    int latency() const noexcept;
    int sampleRate() const noexcept;
    void publishState() noexcept;
    void remember(const float* output, int frames) noexcept;
    void playByHand() noexcept;
    void letGoElsewhere(const MidiDesk::Tracks& tracks) noexcept;
    EventPlayer* playerOf(project::TrackId track) const noexcept;
    HeardEvent heard(const MidiDesk::Played& played) const noexcept;
    void addByHand(float* output, int frames) noexcept;
    std::int64_t handRest() const noexcept;

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
    LoopSeam m_seam;
    Metronome m_metronome;
    TestTone m_testTone;
    PreviewPlayer m_preview;
    InputDesk m_input;
    MidiDesk m_midi;
    MidiDesk::Tracks m_handTracks{}; ///< that sound what is played
    Chunk m_handChunk;               ///< of what is played while the song stands
    int m_handUsed = kChunkFrames;
    std::int64_t m_handLeft = 0; ///< frames that are rendered of it though nothing is heard
    int m_round = 0;             ///< returns of the loop since the start
    Chunk m_chunk;
    int m_used = 0;              ///< frames of m_chunk already given out, or before the start
    int m_chunkEnd = 0;          ///< frames of m_chunk that may be given out; m_used: none is left
    std::int64_t m_position = 0; ///< timeline frame of the next frame to be given out
    PlayPosition m_way;          ///< how m_position was reached
    bool m_looping = false;      ///< the plan's loop holds the playhead
    std::int64_t m_next = 0;     ///< where play begins when it stands or jumps
    PlayPiece m_piece;
    CountIn m_countIn;
    std::int64_t m_counted = 0; ///< frames of it that have passed
    std::uint64_t m_obeyed = 0;

    SharedPosition m_where;
    SampleRing m_tap{1 << 17}; ///< 1.3 s at 48 kHz
    std::atomic<bool> m_counting{false};
    std::atomic<bool> m_resting{true};
    std::atomic<const void*> m_settled{nullptr};
    std::atomic<std::uint64_t> m_serial{0};
    std::atomic<std::uint64_t> m_expected{0};
    std::atomic<int> m_late{0};
    std::atomic<std::uint64_t> m_passes{0};
    std::array<std::atomic<float>, kRecent> m_recent{};
    std::atomic<std::uint64_t> m_recentCount{0};
};

} // namespace melisma::audio
