// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace melisma::audio {

/// Measures by how many frames what is played comes back late, over a cable from output to input or by a microphone
/// before the loudspeaker: a burst of noise goes out and is sought in what comes in. start() and result() are the UI
/// thread's, run() the callback's.
class LatencyProbe {
public:
    static constexpr int kBurst = 1024;     ///< frames
    static constexpr int kListen = 1 << 16; ///< frames heard after its start: 1.4 s at 48 kHz

    LatencyProbe();

    void start() { m_wanted.store(true); }
    bool running() const { return m_wanted.load() || m_running.load(); }
    /// Frames between the burst's way out and its way in. Errors: nothing like it came in.
    base::Result<int> result() const;

    void run(const InputBlock& input, float* output, int frames) noexcept;

private:
    std::vector<float> m_burst;
    std::vector<float> m_heard; ///< the sum of all input channels
    int m_at = 0;               ///< the callback's
    std::atomic<bool> m_wanted{false};
    std::atomic<bool> m_running{false};
};

} // namespace melisma::audio
