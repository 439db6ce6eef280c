// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace melisma::audio {

/// The header and the tracks of a Standard MIDI File (MIDI 1.0, "Standard MIDI Files", 1996), without what that
/// standard has a reader skip: chunks of other kinds, and fields behind the header's three. Nothing unless the file has
/// ticks of a beat, its events are whole and its tracks end as they say. libsmf must see nothing else: it ends the
/// program at a track that is cut off, reads no track behind a chunk that it does not know, and refuses a longer
/// header.
std::optional<std::string> plainMidi(std::string_view bytes);

/// Why plainMidi() answers nothing.
enum class MidiProblem {
    smpteTime, ///< its times are frames of film, which no tempo changes
    patterns,  ///< format 2: tracks that do not sound together
    damaged,   ///< or no MIDI file at all
};
MidiProblem midiProblem(std::string_view bytes);

} // namespace melisma::audio
