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

struct OutputDeviceInfo {
    int index = -1;
    std::string name;
    std::string hostApi;
    double defaultSampleRate = 48000.0;
    bool isDefault = false;
};

struct OutputDeviceState {
    std::string name;
    int sampleRate = 48000;
    int bufferFrames = 0;
    double latencySeconds = 0.0;
};

/// A stereo output. start() and stop() are called from one thread.
class OutputDevice {
public:
    virtual ~OutputDevice() = default;
    virtual base::Result<OutputDeviceState> start(AudioCallback& callback, int sampleRate, int bufferFrames) = 0;
    virtual void stop() = 0;
    virtual double cpuLoad() const { return 0.0; } ///< share of the callback's time budget, 0..1
    virtual int dropouts() const { return 0; }
};

/// PortAudio outputs; an empty list when there is no sound card. Silences the libraries' chatter on stderr.
std::vector<OutputDeviceInfo> listOutputDevices();
/// `index` -1 is the system's default device.
std::unique_ptr<OutputDevice> makePortAudioDevice(int index = -1);

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
