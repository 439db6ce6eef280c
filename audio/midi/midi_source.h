// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/midi/live_event.h"
#include "core/base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace melisma::audio {

/// Where MIDI comes from: the keyboards that are connected. One thread but for the receiver.
class MidiSource {
public:
    /// Called at the moment something is played, from threads of the source's.
    using Receiver = std::function<void(const LiveEvent&)>;

    virtual ~MidiSource() = default;
    /// The names of the inputs that are there now.
    virtual std::vector<std::string> inputs() = 0;
    /// Listens to the inputs of these names, instead of those before. Errors name what cannot be listened to; the
    /// others are.
    virtual base::Result<void> listen(const std::vector<std::string>& names, Receiver receiver) = 0;
    /// The receiver is not called any more when this returns.
    virtual void stop() = 0;
};

/// The system's, by RtMidi. Where the system has no MIDI the error says so in one sentence, and nothing is written to
/// stderr.
base::Result<std::unique_ptr<MidiSource>> makeSystemMidi();

} // namespace melisma::audio
