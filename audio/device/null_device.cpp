// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/device/output_device.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace melisma::audio {

namespace {

using Clock = std::chrono::steady_clock;

class SilentDevice : public NullDevice {
public:
    explicit SilentDevice(bool realTime) : m_realTime(realTime) {}
    ~SilentDevice() override { stop(); }

    base::Result<OutputDeviceState> start(AudioCallback& callback, int sampleRate, int bufferFrames) override
    {
        stop();
        m_callback = &callback;
        m_bufferFrames = std::max(bufferFrames, 1);
        m_block.assign(static_cast<std::size_t>(m_bufferFrames) * 2, 0.0f);
        if (m_realTime)
            m_thread = std::jthread([this, sampleRate](const std::stop_token& stopped) { run(stopped, sampleRate); });
        // Nothing is heard later than it is made.
        return OutputDeviceState{"No sound card", sampleRate, m_bufferFrames, 0.0};
    }

    void stop() override
    {
        m_thread = {};
        m_callback = nullptr;
    }

    double cpuLoad() const override { return m_load.load(); }

    void pull(int frames) override
    {
        m_pulled.assign(static_cast<std::size_t>(frames) * 2, 0.0f);
        for (int done = 0; m_callback && done < frames; done += m_bufferFrames)
            m_callback->process(m_pulled.data() + 2 * done, std::min(m_bufferFrames, frames - done));
    }

    const std::vector<float>& pulled() const override { return m_pulled; }

private:
    void run(const std::stop_token& stopped, int sampleRate)
    {
        const auto period = std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(static_cast<double>(m_bufferFrames) / sampleRate));
        auto due = Clock::now();
        while (!stopped.stop_requested()) {
            const auto began = Clock::now();
            m_callback->process(m_block.data(), m_bufferFrames);
            const double share = std::chrono::duration<double>(Clock::now() - began) / period;
            m_load.store(0.9 * m_load.load() + 0.1 * share);
            due = std::max(due + period, Clock::now() - period);
            std::this_thread::sleep_until(due);
        }
    }

    bool m_realTime;
    AudioCallback* m_callback = nullptr;
    int m_bufferFrames = 512;
    std::vector<float> m_block;
    std::vector<float> m_pulled;
    std::atomic<double> m_load{0.0};
    std::jthread m_thread;
};

} // namespace

std::unique_ptr<NullDevice> makeNullDevice(bool realTime)
{
    return std::make_unique<SilentDevice>(realTime);
}

} // namespace melisma::audio
