// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"

#include <memory>

namespace melisma::audio {

/// Holds the device in use and lets it go safely, also when it has stopped answering. One thread (the UI's).
class DeviceSlot {
public:
    DeviceSlot(AudioCallback& callback, std::unique_ptr<OutputDevice> device);
    ~DeviceSlot();
    DeviceSlot(const DeviceSlot&) = delete;
    DeviceSlot& operator=(const DeviceSlot&) = delete;

    base::Result<OutputDeviceState> start(int sampleRate, int bufferFrames);
    void stop();
    bool started() const { return m_gate != nullptr; }
    OutputDevice& device() const { return *m_device; }

    /// Stops the device and puts another in its place, not yet started.
    void replace(std::unique_ptr<OutputDevice> device);
    /// The same for a device that may hang: when this returns it no longer calls back, and a thread of its own waits
    /// for its end, however long that takes.
    void abandon(std::unique_ptr<OutputDevice> device);

private:
    class Gate;

    AudioCallback& m_callback;
    std::unique_ptr<OutputDevice> m_device;
    std::shared_ptr<Gate> m_gate; ///< between device and callback while started
};

} // namespace melisma::audio
