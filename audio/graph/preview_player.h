// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/handover_queue.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace melisma::audio {

/// A short sound of one channel at the device's rate.
using PreviewSound = std::shared_ptr<const std::vector<float>>;

/// One sound beside the project, such as a sample of a voice: heard on both sides whatever else plays, not metered and
/// not recorded. A newer one takes the place of the older, which falls off within kFadeFrames.
class PreviewPlayer {
public:
    static constexpr int kFadeFrames = 240; ///< 5 ms at 48 kHz

    // The thread that asks.
    /// False when the queue is full because nothing calls back; null stops.
    bool play(PreviewSound sound);
    bool playing() const { return m_wanted && m_ended.load() < m_asked; }

    /// Lets sounds that have ended die on the calling thread. One consumer.
    void collectRetired();

    /// The callback's: adds what is due to interleaved frames. Neither allocates nor frees.
    void mix(float* output, int frames) noexcept;

private:
    struct Order {
        PreviewSound sound;
        std::uint64_t number = 0;
    };

    void takeOrders() noexcept;
    void begin() noexcept;
    bool retire(Order& order) noexcept;
    float level() const noexcept;

    static constexpr std::size_t kQueueLength = 32;

    HandoverQueue<Order> m_orders{kQueueLength};
    HandoverQueue<Order> m_retired{2 * kQueueLength};

    // The asking thread's.
    std::uint64_t m_asked = 0; ///< number of the last order
    bool m_wanted = false;     ///< it was a sound

    // The callback's.
    Order m_now;
    Order m_next;           ///< waits until m_now has fallen off
    bool m_waiting = false; ///< m_next is an order
    std::size_t m_at = 0;
    int m_fall = -1; ///< frames of the fall that are left; -1: none
    std::atomic<std::uint64_t> m_ended{0};
};

} // namespace melisma::audio
