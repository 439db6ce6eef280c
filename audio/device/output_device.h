// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace melisma::audio {

/// What a device pulls audio from. process() runs on the device's real-time thread: it must not allocate, lock or
/// touch a file. `output` is interleaved stereo, `frames` pairs, overwritten whole.
class AudioCallback {
public:
    virtual ~AudioCallback() = default;
    virtual void process(float* output, int frames) noexcept = 0;
};

/// A device by the names that outlive a new look for devices; no name: the system's default.
struct DeviceChoice {
    std::string hostApi;
    std::string name;
    bool operator==(const DeviceChoice&) const = default;
};

struct OutputDeviceInfo {
    DeviceChoice choice;
    double defaultSampleRate = 48000.0;
    bool isDefault = false;
};

struct OutputDeviceState {
    std::string name;
    int sampleRate = 48000;
    int bufferFrames = 0;
    double latencySeconds = 0.0; ///< from the callback's first frame to the loudspeaker, the buffer included
};

/// A stereo output. start() and stop() are called from one thread; the rest may be asked from any.
class OutputDevice {
public:
    virtual ~OutputDevice() = default;
    virtual base::Result<OutputDeviceState> start(AudioCallback& callback, int sampleRate, int bufferFrames) = 0;
    virtual void stop() = 0;
    virtual double cpuLoad() const { return 0.0; } ///< share of the callback's time budget, 0..1
    virtual int dropouts() const { return 0; }
    /// The stream stopped by itself since start(): the hardware went away, or its server ended.
    virtual bool ended() const { return false; }
};

/// PortAudio outputs; an empty list when there is no sound card. Silences the libraries' chatter on stderr. Looks for
/// new devices only while no PortAudio device exists; may take a second, so not for the UI thread while it is used.
std::vector<OutputDeviceInfo> listOutputDevices();
std::unique_ptr<OutputDevice> makePortAudioDevice(DeviceChoice choice = {});

/// No hardware: calls back from a thread at the speed of the clock (`realTime`), or only when pull() is called.
class NullDevice : public OutputDevice {
public:
    /// Runs the callback for `frames` frames on the calling thread, in blocks of the buffer size.
    virtual void pull(int frames) = 0;
    /// What the last pull() produced, interleaved stereo.
    virtual const std::vector<float>& pulled() const = 0;
};
std::unique_ptr<NullDevice> makeNullDevice(bool realTime);

} // namespace melisma::audio
