// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/device/null_input.h"
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
        m_input.begin(m_bufferFrames);
        if (m_realTime)
            m_thread = std::jthread([this, sampleRate](const std::stop_token& stopped) { run(stopped, sampleRate); });
        // Nothing is heard later than it is made.
        OutputDeviceState state{"No sound card", sampleRate, m_bufferFrames, 0.0};
        state.inputChannels = m_hasInput && m_open ? m_input.channels() : 0;
        if (state.inputChannels > 0)
            state.inputName = state.name;
        else if (m_open)
            state.inputProblem = "There is no sound input; connect a microphone, then try again";
        return state;
    }

    void stop() override
    {
        m_thread = {};
        m_callback = nullptr;
    }

    void setInput(std::optional<DeviceChoice> input) override { m_open = input.has_value(); }

    void playAsInput(std::vector<float> samples, int channels) override
    {
        m_input.play(std::move(samples), channels);
        m_hasInput = true;
    }

    void loopBack(int delay) override
    {
        m_input.loopBack(delay);
        m_hasInput = true;
    }

    void loseInputAt(std::int64_t frame) override { m_input.loseAt(frame); }

    double cpuLoad() const override { return m_load.load(); }

    void pull(int frames) override
    {
        m_pulled.assign(static_cast<std::size_t>(frames) * 2, 0.0f);
        for (int done = 0; m_callback && done < frames; done += m_bufferFrames)
            callBack(m_pulled.data() + 2 * done, std::min(m_bufferFrames, frames - done));
    }

    const std::vector<float>& pulled() const override { return m_pulled; }

private:
    void callBack(float* output, int frames)
    {
        m_callback->process(m_hasInput && m_open ? m_input.next(frames) : InputBlock{}, output, frames);
        m_input.played(output, frames);
    }

    void run(const std::stop_token& stopped, int sampleRate)
    {
        const auto period = std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(static_cast<double>(m_bufferFrames) / sampleRate));
        auto due = Clock::now();
        while (!stopped.stop_requested()) {
            const auto began = Clock::now();
            callBack(m_block.data(), m_bufferFrames);
            const double share = std::chrono::duration<double>(Clock::now() - began) / period;
            m_load.store(0.9 * m_load.load() + 0.1 * share);
            due = std::max(due + period, Clock::now() - period);
            std::this_thread::sleep_until(due);
        }
    }

    bool m_realTime;
    NullInput m_input;
    bool m_hasInput = false;
    bool m_open = false; ///< the input is asked for
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
