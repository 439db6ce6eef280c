// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/device/device_slot.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace melisma::audio {

/// Passes calls on until it is closed. Real-time safe but for close().
class DeviceSlot::Gate : public AudioCallback {
public:
    explicit Gate(AudioCallback& target) : m_target(target) {}

    void process(const InputBlock& input, float* output, int frames) noexcept override
    {
        m_inside.fetch_add(1);
        if (m_open.load())
            m_target.process(input, output, frames);
        else
            std::fill(output, output + 2 * frames, 0.0f);
        m_inside.fetch_sub(1);
    }

    /// A call under way ends first; it takes no longer than one buffer.
    void close()
    {
        m_open = false;
        while (m_inside.load() > 0)
            std::this_thread::yield();
    }

private:
    AudioCallback& m_target;
    std::atomic<bool> m_open{true};
    std::atomic<int> m_inside{0};
};

DeviceSlot::DeviceSlot(AudioCallback& callback, std::unique_ptr<OutputDevice> device)
    : m_callback(callback)
    , m_device(std::move(device))
{}

DeviceSlot::~DeviceSlot()
{
    stop();
}

base::Result<OutputDeviceState> DeviceSlot::start(int sampleRate, int bufferFrames)
{
    stop();
    m_gate = std::make_shared<Gate>(m_callback);
    auto started = m_device->start(*m_gate, sampleRate, bufferFrames);
    if (!started)
        m_gate = nullptr;
    return started;
}

void DeviceSlot::stop()
{
    if (m_gate)
        m_device->stop();
    m_gate = nullptr;
}

void DeviceSlot::replace(std::unique_ptr<OutputDevice> device)
{
    stop();
    m_device = std::move(device);
}

void DeviceSlot::abandon(std::unique_ptr<OutputDevice> device)
{
    if (m_gate)
        m_gate->close();
    // Detached: a driver that never answers must not keep the program from ending.
    std::thread([lost = std::move(m_device), gate = std::move(m_gate)]() mutable { lost.reset(); }).detach();
    m_gate = nullptr;
    m_device = std::move(device);
}

} // namespace melisma::audio
