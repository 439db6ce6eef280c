// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/project/project.h"

#include <string>

namespace melisma::audio {

/// The stretch of a project that becomes a file; its start is the file's tick 0.
struct MidiRange {
    base::Beats start;
    base::Beats end;
};

/// From the beginning to the last clip or marker, exact to the tick.
MidiRange wholeSong(const project::Project& project);

/// The project's audible instrument tracks as a Standard MIDI File, format 1. Track 0 conducts: tempo, meter, key,
/// sections as markers, chord symbols as text, lyrics line by line where
/// lyric_places.h puts them. Then one track each: name, instrument,
/// program, volume and pan, controllers and notes as the clips' windows show them. Drums play on channel 10, the
/// others take turns on the rest.
std::string midiFileOf(const project::Project& project, const MidiRange& range);

} // namespace melisma::audio
