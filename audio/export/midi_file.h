// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::audio {

/// What happens first when several events share a tick: a note ends before the next one begins, and finds its
/// controllers set.
enum class MidiOrder { meta, setup, noteOff, controller, noteOn };

/// Meta events of the Standard MIDI File 1.0 specification that are written here.
enum class MetaType : std::uint8_t {
    text = 0x01,
    trackName = 0x03,
    instrumentName = 0x04,
    lyric = 0x05,
    marker = 0x06,
    endOfTrack = 0x2F,
    tempo = 0x51,
    timeSignature = 0x58,
    keySignature = 0x59,
};

/// One MTrk chunk in the making; events may come in any order.
class MidiTrack {
public:
    void add(base::Beats at, MidiOrder order, std::initializer_list<int> bytes);
    void addMeta(base::Beats at, MetaType type, std::string_view data);
    /// The chunk, header included, ending at `end` or at its last event if that is later.
    std::string chunk(base::Beats end) const;

private:
    struct Event {
        base::Beats at;
        MidiOrder order;
        std::string bytes;
    };
    std::vector<Event> m_events;
};

/// A Standard MIDI File of format 1 with base::Beats' own ticks per quarter note: nothing is rounded.
std::string midiFile(const std::vector<MidiTrack>& tracks, base::Beats end);

} // namespace melisma::audio
