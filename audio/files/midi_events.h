// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/smf_file.h"
#include "core/music/note.h"
#include "core/music/tempo_map.h"

#include <compare>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace melisma::audio {

/// One instrument of a file: a channel of a track with a program.
struct MidiVoice {
    int track = 0;
    int channel = 0;
    int bank = 0;
    int program = 0;
    auto operator<=>(const MidiVoice&) const = default;
};

struct MidiText {
    base::Beats at;
    std::string text;
};

/// What stands in a file, taken apart but not yet understood.
struct MidiEvents {
    std::map<MidiVoice, std::vector<music::Note>> notes;
    std::map<std::pair<int, int>, std::vector<music::ControllerEvent>> controllers; ///< of a track's channel
    std::map<int, std::string> trackNames, instrumentNames;                         ///< by track
    std::map<int, std::vector<MidiText>> lyrics;                                    ///< by track
    std::vector<MidiText> markers;
    std::vector<MidiText> texts; ///< of the first track
    std::vector<music::TempoPoint> tempos;
    std::vector<std::pair<base::Beats, music::Meter>> meters;
    std::map<base::Beats, std::pair<int, bool>> keys; ///< sharps (flats negative) and whether it is minor
    base::Beats end;
    std::size_t leftOut = 0; ///< pressure
};

/// Everything in `file`. A note that is struck again ends; one that never ends lasts as long as its track. A channel
/// without a program in its own track has the first that another track gives it. Pitch bends are controllers
/// (music::kPitchBend) over our range, whatever range the file sets for them; beyond it they stand at its end.
MidiEvents midiEventsOf(const SmfFile& file);

} // namespace melisma::audio
