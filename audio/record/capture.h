// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "audio/record/take_ring.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace melisma::audio {

/// The channels of the input that a track records: one, or a pair.
struct InputChannels {
    int first = 0;
    int count = 1;
    bool operator==(const InputChannels&) const = default;
};

/// The part of the timeline that is recorded, and by how many frames what comes in is late.
struct CaptureRange {
    std::int64_t from = 0;
    std::int64_t until = INT64_MAX;
    std::int64_t latency = 0;
};

/// One recording inside the callback: takes the input of the range, frame by frame, into a ring for each track. take()
/// is the callback's and neither allocates, locks nor touches a file; the rest may be asked from any thread.
class Capture {
public:
    Capture(CaptureRange range, const std::vector<InputChannels>& tracks, int sampleRate);

    /// `frames` of input came in while the timeline frames from `timeline` on were played; -1: the transport stands.
    /// Only where the transport has `arrived` may a take begin.
    void take(const InputBlock& input, int frames, std::int64_t timeline, bool arrived = true) noexcept;

    /// Ends the take before the next block; what comes in late is still taken.
    void stop() { m_stop.store(true); }
    /// Nothing will be taken any more.
    bool done() const { return m_done.load(); }

    std::int64_t frames() const { return m_frames.load(); }       ///< of the take under way
    std::int64_t takeStart() const { return m_takeStart.load(); } ///< on the timeline; -1 before the first
    int takes() const { return m_takes.load(); }                  ///< that have begun
    int dropouts() const { return m_dropouts.load(); }

    std::size_t tracks() const { return m_lanes.size(); }
    TakeRing& ring(std::size_t track) { return *m_lanes[track].ring; }

private:
    struct Lane {
        InputChannels channels;
        std::unique_ptr<TakeRing> ring;
    };
    static constexpr int kBlock = 256;

    void begin(std::int64_t timeline) noexcept;
    void end() noexcept;
    int step(const InputBlock& input, int most, std::int64_t timeline, bool arrived) noexcept;
    void write(const InputBlock& input, int frames) noexcept;
    void mark(TakeMark::Kind kind, std::int64_t value) noexcept;

    CaptureRange m_range;
    std::vector<Lane> m_lanes;
    std::array<float, 2 * kBlock> m_block{};

    // The callback's alone.
    bool m_inside = false;   ///< a take is under way
    std::int64_t m_next = 0; ///< the timeline frame that continues it
    std::int64_t m_late = 0; ///< frames that still belong to the take that has ended
    bool m_dropping = false; ///< the last frame found no room: one dropout, however long

    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_done{false};
    std::atomic<std::int64_t> m_frames{0};
    std::atomic<std::int64_t> m_takeStart{-1};
    std::atomic<int> m_takes{0};
    std::atomic<int> m_dropouts{0};
};

} // namespace melisma::audio
