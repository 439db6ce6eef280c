// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/device/output_device.h"

#include <portaudio.h>

#include <atomic>
#include <mutex>

#include <fcntl.h>
#include <unistd.h>

namespace melisma::audio {

namespace {

/// ALSA and JACK write some sixty lines to stderr when there is no card; they say nothing a person can use.
class QuietStderr {
public:
    QuietStderr() : m_saved(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1))
    {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nowhere >= 0) {
            dup2(nowhere, STDERR_FILENO);
            close(nowhere);
        }
    }
    ~QuietStderr()
    {
        if (m_saved >= 0) {
            dup2(m_saved, STDERR_FILENO);
            close(m_saved);
        }
    }
    QuietStderr(const QuietStderr&) = delete;
    QuietStderr& operator=(const QuietStderr&) = delete;

private:
    int m_saved;
};

/// PortAudio initialised for as long as it lives. New devices show only after the last one has gone.
class PortAudioUse {
public:
    PortAudioUse()
    {
        const std::lock_guard lock(mutex());
        const QuietStderr quiet;
        m_status = Pa_Initialize();
    }
    ~PortAudioUse()
    {
        const std::lock_guard lock(mutex());
        const QuietStderr quiet;
        if (m_status == paNoError)
            Pa_Terminate();
    }
    PortAudioUse(const PortAudioUse&) = delete;
    PortAudioUse& operator=(const PortAudioUse&) = delete;
    PaError status() const { return m_status; }

private:
    static std::mutex& mutex()
    {
        static std::mutex instance;
        return instance;
    }
    PaError m_status = paNoError;
};

base::Error deviceError(const std::string& device, PaError failure)
{
    return {base::ErrorKind::io,
            "The sound device " + device + " cannot be opened: " + Pa_GetErrorText(failure),
            "Choose another device, or close the program that uses it",
            {}};
}

class PortAudioDevice : public OutputDevice {
public:
    explicit PortAudioDevice(int index) : m_index(index) {}
    ~PortAudioDevice() override { stop(); }

    base::Result<OutputDeviceState> start(AudioCallback& callback, int sampleRate, int bufferFrames) override;
    void stop() override;
    double cpuLoad() const override { return m_stream ? Pa_GetStreamCpuLoad(m_stream) : 0.0; }
    int dropouts() const override { return m_dropouts.load(); }

private:
    static int process(const void* input, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* time,
                       PaStreamCallbackFlags flags, void* self);

    PortAudioUse m_portAudio;
    int m_index;
    PaStream* m_stream = nullptr;
    AudioCallback* m_callback = nullptr;
    std::atomic<int> m_dropouts{0};
};

int PortAudioDevice::process(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                             PaStreamCallbackFlags flags, void* self)
{
    auto& device = *static_cast<PortAudioDevice*>(self);
    if (flags & paOutputUnderflow)
        device.m_dropouts.fetch_add(1, std::memory_order_relaxed);
    device.m_callback->process(static_cast<float*>(output), static_cast<int>(frames));
    return paContinue;
}

base::Result<OutputDeviceState> PortAudioDevice::start(AudioCallback& callback, int sampleRate, int bufferFrames)
{
    stop();
    if (m_portAudio.status() != paNoError)
        return deviceError("system", m_portAudio.status());
    const PaDeviceIndex index = m_index >= 0 ? m_index : Pa_GetDefaultOutputDevice();
    const PaDeviceInfo* info = index == paNoDevice ? nullptr : Pa_GetDeviceInfo(index);
    if (!info)
        return base::Error{base::ErrorKind::notFound, "There is no sound device",
                           "Connect one; until then Melisma plays silently"};
    PaStreamParameters output{};
    output.device = index;
    output.channelCount = 2;
    output.sampleFormat = paFloat32;
    output.suggestedLatency = info->defaultLowOutputLatency;
    m_callback = &callback;
    m_dropouts = 0;
    const QuietStderr quiet;
    PaError status = Pa_OpenStream(&m_stream, nullptr, &output, sampleRate, static_cast<unsigned long>(bufferFrames),
                                   paNoFlag, &PortAudioDevice::process, this);
    if (status == paNoError)
        status = Pa_StartStream(m_stream);
    if (status != paNoError) {
        stop();
        return deviceError(info->name, status);
    }
    const PaStreamInfo* opened = Pa_GetStreamInfo(m_stream);
    return OutputDeviceState{info->name, static_cast<int>(opened->sampleRate), bufferFrames, opened->outputLatency};
}

void PortAudioDevice::stop()
{
    if (!m_stream)
        return;
    const QuietStderr quiet;
    Pa_AbortStream(m_stream);
    Pa_CloseStream(m_stream);
    m_stream = nullptr;
}

} // namespace

std::vector<OutputDeviceInfo> listOutputDevices()
{
    const PortAudioUse portAudio;
    std::vector<OutputDeviceInfo> devices;
    if (portAudio.status() != paNoError)
        return devices;
    for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(index);
        if (!info || info->maxOutputChannels < 2)
            continue;
        const PaHostApiInfo* api = Pa_GetHostApiInfo(info->hostApi);
        devices.push_back(
            {index, info->name, api ? api->name : "", info->defaultSampleRate, index == Pa_GetDefaultOutputDevice()});
    }
    return devices;
}

std::unique_ptr<OutputDevice> makePortAudioDevice(int index)
{
    return std::make_unique<PortAudioDevice>(index);
}

} // namespace melisma::audio
