// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/device/quiet_stderr.h"
#include "audio/midi/midi_source.h"

#include <RtMidi.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace melisma::audio {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kMostInputs = 16;
const std::string kClientName = "Melisma";

/// ALSA's where it was built in: JACK has its keyboards, too, and starts a server when it is asked.
RtMidi::Api systemApi()
{
    std::vector<RtMidi::Api> apis;
    RtMidi::getCompiledApi(apis);
    if (std::ranges::find(apis, RtMidi::LINUX_ALSA) != apis.end())
        return RtMidi::LINUX_ALSA;
    return apis.empty() ? RtMidi::RTMIDI_DUMMY : apis.front();
}

bool isAddress(std::string_view text)
{
    const auto good = [](unsigned char letter) { return std::isdigit(letter) != 0 || letter == ':'; };
    return text.find(':') != std::string_view::npos && std::ranges::all_of(text, good);
}

/// "Keystation 49:Keystation 49 MIDI 1 20:0" without the address, which is another one when it is plugged in again.
std::string nameOf(const std::string& port)
{
    const auto space = port.rfind(' ');
    return space != std::string::npos && isAddress(std::string_view(port).substr(space + 1)) ? port.substr(0, space)
                                                                                             : port;
}

class SystemMidi : public MidiSource {
public:
    explicit SystemMidi(std::unique_ptr<RtMidiIn> looker) : m_looker(std::move(looker)) {}
    ~SystemMidi() override { stop(); }

    std::vector<std::string> inputs() override
    {
        std::vector<std::string> names;
        const QuietStderr quiet;
        try {
            for (unsigned port = 0; port < m_looker->getPortCount(); ++port)
                if (auto name = nameOf(m_looker->getPortName(port)); std::ranges::find(names, name) == names.end())
                    names.push_back(std::move(name));
        } catch (const RtMidiError&) {
            names.clear(); // the system's MIDI went away
        }
        return names;
    }

    Result<void> listen(const std::vector<std::string>& names, Receiver receiver) override
    {
        stop();
        m_receiver = std::move(receiver);
        Result<void> done;
        for (unsigned port = 0; port < portCount() && m_open.size() < kMostInputs; ++port)
            if (std::ranges::find(names, nameOf(portName(port))) != names.end())
                if (auto opened = open(port); !opened && done)
                    done = opened;
        return done;
    }

    void stop() override { m_open.clear(); }

private:
    unsigned portCount()
    {
        try {
            return m_looker->getPortCount();
        } catch (const RtMidiError&) {
            return 0;
        }
    }

    std::string portName(unsigned port)
    {
        try {
            return m_looker->getPortName(port);
        } catch (const RtMidiError&) {
            return {};
        }
    }

    Result<void> open(unsigned port)
    {
        const std::string name = nameOf(portName(port));
        const QuietStderr quiet;
        try {
            auto input = std::make_unique<RtMidiIn>(m_looker->getCurrentApi(), kClientName);
            input->setCallback(&SystemMidi::receive, this);
            input->ignoreTypes(true, true, true); // system exclusive, clock, active sensing
            input->openPort(port, name);
            m_open.push_back(std::move(input));
            return {};
        } catch (const RtMidiError& failure) {
            return Error{ErrorKind::io, "The MIDI input " + name + " cannot be listened to",
                         "Close the program that uses it, or plug it in again", failure.getMessage()};
        }
    }

    static void receive(double /*sinceLast*/, std::vector<unsigned char>* message, void* self)
    {
        if (const auto event = message ? liveEventOf(*message) : std::nullopt)
            static_cast<SystemMidi*>(self)->m_receiver(*event);
    }

    std::unique_ptr<RtMidiIn> m_looker; ///< never opened: tells what is there
    Receiver m_receiver;
    std::vector<std::unique_ptr<RtMidiIn>> m_open;
};

} // namespace

Result<std::unique_ptr<MidiSource>> makeSystemMidi()
{
    const QuietStderr quiet;
    try {
        return std::unique_ptr<MidiSource>(
            std::make_unique<SystemMidi>(std::make_unique<RtMidiIn>(systemApi(), kClientName)));
    } catch (const RtMidiError& failure) {
        return Error{ErrorKind::missing, "This system has no MIDI, so no MIDI keyboard can be played",
                     "The kernel's ALSA sequencer (snd-seq) is needed", failure.getMessage()};
    }
}

} // namespace melisma::audio
