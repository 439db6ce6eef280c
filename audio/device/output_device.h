// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace melisma::audio {

/// What came in while output was asked for: interleaved, `channels` to a frame. No samples: there is no input.
struct InputBlock {
    const float* samples = nullptr;
    int channels = 0;
    bool lost = false; ///< the device dropped input right before this block

    /// The same without its first `frames` frames.
    InputBlock from(int frames) const
    {
        return {samples ? samples + frames * channels : nullptr, channels, lost && frames == 0};
    }
};

/// What a device pulls audio from. process() runs on the device's real-time thread: it must not allocate, lock or
/// touch a file. `output` is interleaved stereo, `frames` pairs, overwritten whole; `input` holds as many frames.
class AudioCallback {
public:
    virtual ~AudioCallback() = default;
    virtual void process(const InputBlock& input, float* output, int frames) noexcept = 0;
};

/// A device by the names that outlive a new look for devices; no name: the system's default.
struct DeviceChoice {
    std::string hostApi;
    std::string name;
    bool operator==(const DeviceChoice&) const = default;
};

struct InputDeviceInfo {
    DeviceChoice choice;
    int channels = 0;
    bool isDefault = false;
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
    std::string inputName = {};
    int inputChannels = 0;            ///< 0: there is no input
    double inputLatencySeconds = 0.0; ///< from the microphone to the callback's first frame
    std::string inputProblem = {};    ///< one sentence when an input was asked for and there is none
};

/// A stereo output. start() and stop() are called from one thread; the rest may be asked from any.
class OutputDevice {
public:
    virtual ~OutputDevice() = default;
    virtual base::Result<OutputDeviceState> start(AudioCallback& callback, int sampleRate, int bufferFrames) = 0;
    virtual void stop() = 0;
    /// From the next start() on: nothing, or the input to open beside the output. An input that cannot be opened
    /// leaves the output alone, and a sentence in the state. Devices without any ignore it.
    virtual void setInput(std::optional<DeviceChoice> /*input*/) {}
    virtual double cpuLoad() const { return 0.0; } ///< share of the callback's time budget, 0..1
    virtual int dropouts() const { return 0; }
    /// The stream stopped by itself since start(): the hardware went away, or its server ended.
    virtual bool ended() const { return false; }
};

/// PortAudio outputs; an empty list when there is no sound card. Silences the libraries' chatter on stderr. Looks for
/// new devices only while no PortAudio device exists; may take a second, so not for the UI thread while it is used.
std::vector<OutputDeviceInfo> listOutputDevices();
/// The same for inputs.
std::vector<InputDeviceInfo> listInputDevices();
std::unique_ptr<OutputDevice> makePortAudioDevice(DeviceChoice choice = {});

/// No hardware: calls back from a thread at the speed of the clock (`realTime`), or only when pull() is called.
class NullDevice : public OutputDevice {
public:
    /// Runs the callback for `frames` frames on the calling thread, in blocks of the buffer size.
    virtual void pull(int frames) = 0;
    /// What the last pull() produced, interleaved stereo.
    virtual const std::vector<float>& pulled() const = 0;

    // What tests let come in, from the next start() on and once an input is asked for. The studio has no way to it.
    /// These samples, interleaved, then silence.
    virtual void playAsInput(std::vector<float> samples, int channels) = 0;
    /// The left output `delay` frames later; a delay below the buffer size is one of that size.
    virtual void loopBack(int delay) = 0;
    /// Before that many frames have come in the device says that it dropped some, once.
    virtual void loseInputAt(std::int64_t frame) = 0;
};
std::unique_ptr<NullDevice> makeNullDevice(bool realTime);

} // namespace melisma::audio
