// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/handover_queue.h"
#include "audio/record/capture.h"
#include "audio/record/latency_probe.h"
#include "audio/record/monitor.h"

#include <memory>

namespace melisma::audio {

/// All that happens to the input in the callback: recording, monitoring, metering, measuring its latency. A member of
/// Playback; the functions of the callback neither allocate nor lock.
class InputDesk {
public:
    // The UI thread's.
    /// What records from the next block on; null ends it. False when nothing has taken the last ones over.
    bool record(std::shared_ptr<Capture> capture)
    {
        std::shared_ptr<Capture> gone;
        while (m_gone.tryTake(gone))
            gone.reset();
        return m_next.tryPut(std::move(capture));
    }
    Monitor& monitor() { return m_monitor; }
    InputMeter& meter() { return m_meter; }
    LatencyProbe& probe() { return m_probe; }

    // The callback's.
    void begin(const InputBlock& input, int frames) noexcept
    {
        std::shared_ptr<Capture> next;
        while (m_gone.room() > 1 && m_next.tryTake(next)) {
            if (m_capture)
                m_gone.tryPut(std::move(m_capture));
            m_capture = std::move(next);
        }
        m_meter.measure(input, frames);
    }
    /// What came in while these frames of the timeline were played; -1: the transport stands. Not `arrived`: it fades
    /// out or is about to go elsewhere, and no take begins.
    void take(const InputBlock& input, int frames, std::int64_t timeline, bool arrived) noexcept
    {
        if (m_capture && frames > 0)
            m_capture->take(input, frames, timeline, arrived);
    }
    void end(const InputBlock& input, float* output, int frames) noexcept
    {
        m_monitor.mix(input, output, frames);
        m_probe.run(input, output, frames);
    }

private:
    HandoverQueue<std::shared_ptr<Capture>> m_next{32};
    HandoverQueue<std::shared_ptr<Capture>> m_gone{64};
    std::shared_ptr<Capture> m_capture;
    Monitor m_monitor;
    InputMeter m_meter;
    LatencyProbe m_probe;
};

} // namespace melisma::audio
