// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/device/output_device.h"
#include "audio/device/quiet_stderr.h"

#include <portaudio.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace melisma::audio {

namespace {

/// PortAudio is not made for several threads: held around every call into it but those about a running stream.
std::mutex& portAudioMutex()
{
    static std::mutex instance;
    return instance;
}

/// PortAudio initialised for as long as it lives. New devices show only after the last one has gone.
class PortAudioUse {
public:
    PortAudioUse()
    {
        const std::lock_guard lock(portAudioMutex());
        const QuietStderr quiet;
        m_status = Pa_Initialize();
    }
    ~PortAudioUse()
    {
        const std::lock_guard lock(portAudioMutex());
        const QuietStderr quiet;
        if (m_status == paNoError)
            Pa_Terminate();
    }
    PortAudioUse(const PortAudioUse&) = delete;
    PortAudioUse& operator=(const PortAudioUse&) = delete;
    PaError status() const { return m_status; }

private:
    PaError m_status = paNoError;
};

std::string hostApiOf(const PaDeviceInfo& info)
{
    const PaHostApiInfo* api = Pa_GetHostApiInfo(info.hostApi);
    return api ? api->name : "";
}

/// The device of that name for which `serves` holds.
template <class Serves>
PaDeviceIndex indexOf(const DeviceChoice& choice, PaDeviceIndex usual, Serves serves)
{
    if (choice.name.empty())
        return usual;
    for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(index);
        if (info && serves(*info) && choice == DeviceChoice{hostApiOf(*info), info->name})
            return index;
    }
    return paNoDevice;
}

bool playsStereo(const PaDeviceInfo& info)
{
    return info.maxOutputChannels >= 2;
}

bool records(const PaDeviceInfo& info)
{
    return info.maxInputChannels >= 1;
}

/// More than this no track can choose; virtual devices offer hundreds.
constexpr int kMostInputs = 32;

std::string inputMissing(const DeviceChoice& choice)
{
    return (choice.name.empty() ? "There is no sound input" : "The sound input " + choice.name + " is not connected") +
           "; connect a microphone or choose another input, then try again";
}

base::Error deviceError(const std::string& device, PaError failure)
{
    return {base::ErrorKind::io,
            "The sound device " + device + " cannot be opened: " + Pa_GetErrorText(failure),
            "Choose another device, or close the program that uses it",
            {}};
}

class PortAudioDevice : public OutputDevice {
public:
    explicit PortAudioDevice(DeviceChoice choice) : m_choice(std::move(choice)) {}
    ~PortAudioDevice() override { stop(); }

    base::Result<OutputDeviceState> start(AudioCallback& callback, int sampleRate, int bufferFrames) override;
    void stop() override;
    void setInput(std::optional<DeviceChoice> input) override { m_input = std::move(input); }
    double cpuLoad() const override { return m_stream ? Pa_GetStreamCpuLoad(m_stream) : 0.0; }
    int dropouts() const override { return m_dropouts.load(); }
    bool ended() const override { return m_ended.load(); }

private:
    static int process(const void* input, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* time,
                       PaStreamCallbackFlags flags, void* self);
    static void finished(void* self);
    PaError open(const PaStreamParameters* input, PaDeviceIndex index, int sampleRate, int bufferFrames);
    bool openBoth(PaDeviceIndex output, int sampleRate, int bufferFrames, std::string& problem);
    void close();
    std::string inputName() const;

    PortAudioUse m_portAudio;
    DeviceChoice m_choice;
    std::optional<DeviceChoice> m_input;
    int m_inputChannels = 0; ///< of the open stream; set before it starts
    PaStream* m_stream = nullptr;
    AudioCallback* m_callback = nullptr;
    std::atomic<int> m_dropouts{0};
    std::atomic<bool> m_closing{false};
    std::atomic<bool> m_ended{false};
};

int PortAudioDevice::process(const void* input, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                             PaStreamCallbackFlags flags, void* self)
{
    auto& device = *static_cast<PortAudioDevice*>(self);
    const bool lost = (flags & (paInputOverflow | paInputUnderflow)) != 0 && device.m_inputChannels > 0;
    if (lost || (flags & paOutputUnderflow) != 0)
        device.m_dropouts.fetch_add(1, std::memory_order_relaxed);
    const int channels = input ? device.m_inputChannels : 0;
    device.m_callback->process({static_cast<const float*>(input), channels, lost}, static_cast<float*>(output),
                               static_cast<int>(frames));
    return paContinue;
}

/// PortAudio calls this when a stream ends, on its own or by close().
void PortAudioDevice::finished(void* self)
{
    auto& device = *static_cast<PortAudioDevice*>(self);
    if (!device.m_closing)
        device.m_ended = true;
}

PaError PortAudioDevice::open(const PaStreamParameters* input, PaDeviceIndex index, int sampleRate, int bufferFrames)
{
    PaStreamParameters output{};
    output.device = index;
    output.channelCount = 2;
    output.sampleFormat = paFloat32;
    output.suggestedLatency = Pa_GetDeviceInfo(index)->defaultLowOutputLatency;
    m_inputChannels = input ? input->channelCount : 0;
    m_closing = false;
    m_ended = false;
    PaError status = Pa_OpenStream(&m_stream, input, &output, sampleRate, static_cast<unsigned long>(bufferFrames),
                                   paNoFlag, &PortAudioDevice::process, this);
    if (status == paNoError)
        status = Pa_SetStreamFinishedCallback(m_stream, &PortAudioDevice::finished);
    if (status == paNoError)
        status = Pa_StartStream(m_stream);
    return status;
}

/// Tries the wished input beside the output; false, with the sentence that says why, when that cannot be.
bool PortAudioDevice::openBoth(PaDeviceIndex output, int sampleRate, int bufferFrames, std::string& problem)
{
    PaStreamParameters input{};
    input.device = indexOf(*m_input, Pa_GetDefaultInputDevice(), records);
    const PaDeviceInfo* info = input.device == paNoDevice ? nullptr : Pa_GetDeviceInfo(input.device);
    if (!info || !records(*info)) {
        problem = inputMissing(*m_input);
        return false;
    }
    input.channelCount = std::min(info->maxInputChannels, kMostInputs);
    input.sampleFormat = paFloat32;
    input.suggestedLatency = info->defaultLowInputLatency;
    PaError status = open(&input, output, sampleRate, bufferFrames);
    // Some drivers name more channels than they can record at once.
    for (const int fewer : {2, 1}) {
        if (status == paNoError || input.channelCount <= fewer)
            continue;
        close();
        input.channelCount = fewer;
        status = open(&input, output, sampleRate, bufferFrames);
    }
    if (status == paNoError)
        return true;
    close();
    problem = std::string("The sound input ") + info->name + " cannot be opened (" + Pa_GetErrorText(status) +
              "), so Melisma only plays; choose another input, or close the program that uses it";
    return false;
}

base::Result<OutputDeviceState> PortAudioDevice::start(AudioCallback& callback, int sampleRate, int bufferFrames)
{
    stop();
    if (m_portAudio.status() != paNoError)
        return deviceError("system", m_portAudio.status());
    const std::lock_guard lock(portAudioMutex());
    const PaDeviceIndex index = indexOf(m_choice, Pa_GetDefaultOutputDevice(), playsStereo);
    const PaDeviceInfo* info = index == paNoDevice ? nullptr : Pa_GetDeviceInfo(index);
    if (!info)
        return base::Error{base::ErrorKind::notFound,
                           m_choice.name.empty() ? "There is no sound device"
                                                 : "The sound device " + m_choice.name + " is not connected",
                           "Connect it, or choose another; until then Melisma plays silently"};
    m_callback = &callback;
    m_dropouts = 0;
    const QuietStderr quiet;
    OutputDeviceState state{info->name, sampleRate, bufferFrames, 0.0};
    const bool both = m_input && openBoth(index, sampleRate, bufferFrames, state.inputProblem);
    if (const PaError status = both ? paNoError : open(nullptr, index, sampleRate, bufferFrames); status != paNoError) {
        close();
        return deviceError(info->name, status);
    }
    const PaStreamInfo* opened = Pa_GetStreamInfo(m_stream);
    state.sampleRate = static_cast<int>(opened->sampleRate);
    state.latencySeconds = opened->outputLatency;
    if (both) {
        state.inputChannels = m_inputChannels;
        state.inputLatencySeconds = opened->inputLatency;
        state.inputName = inputName();
    }
    return state;
}

std::string PortAudioDevice::inputName() const
{
    const PaDeviceIndex index = indexOf(*m_input, Pa_GetDefaultInputDevice(), records);
    const PaDeviceInfo* info = index == paNoDevice ? nullptr : Pa_GetDeviceInfo(index);
    return info ? info->name : "";
}

void PortAudioDevice::stop()
{
    const std::lock_guard lock(portAudioMutex());
    const QuietStderr quiet;
    close();
}

void PortAudioDevice::close()
{
    if (!m_stream)
        return;
    m_closing = true;
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
    const std::lock_guard lock(portAudioMutex());
    for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(index);
        if (info && info->maxOutputChannels >= 2)
            devices.push_back(
                {{hostApiOf(*info), info->name}, info->defaultSampleRate, index == Pa_GetDefaultOutputDevice()});
    }
    return devices;
}

std::vector<InputDeviceInfo> listInputDevices()
{
    const PortAudioUse portAudio;
    std::vector<InputDeviceInfo> devices;
    if (portAudio.status() != paNoError)
        return devices;
    const std::lock_guard lock(portAudioMutex());
    for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(index);
        if (info && records(*info))
            devices.push_back({{hostApiOf(*info), info->name},
                               std::min(info->maxInputChannels, kMostInputs),
                               index == Pa_GetDefaultInputDevice()});
    }
    return devices;
}

std::unique_ptr<OutputDevice> makePortAudioDevice(DeviceChoice choice)
{
    return std::make_unique<PortAudioDevice>(std::move(choice));
}

} // namespace melisma::audio
