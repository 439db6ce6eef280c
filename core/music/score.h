// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/effect_setting.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/music/chord.h"
#include "core/music/key.h"
#include "core/music/note.h"
#include "core/music/tempo_map.h"

#include <string>
#include <vector>

namespace melisma::music {

/// A named stretch of a song: "Verse 1".
struct Section {
    std::string name;
    base::Beats start;
    base::Beats length;
    bool operator==(const Section&) const = default;
};

/// A General MIDI instrument: drums ignore `program` meaning and take it as the kit.
struct Instrument {
    std::string name; ///< "Rhodes"
    int bank = 0;     ///< soundfont bank; 128 holds the drum kits
    int program = 0;  ///< 0..127
    /// Hash of the font that it is played from, an asset of the project; empty: the General MIDI font. Scores have
    /// none.
    std::string soundfont{};
    bool isDrums() const { return bank == 128; }
    bool operator==(const Instrument&) const = default;
};

/// One part of a score: a stretch of notes per section, for one instrument.
struct PartClip {
    std::string name; ///< the section it belongs to
    base::Beats start;
    NoteSequence notes; ///< times count from `start`
    bool operator==(const PartClip&) const = default;
};

/// An effect as a score asks for it.
using EffectSetting = base::EffectSetting;

struct Part {
    std::string role; ///< "drums", "bass", "keys", "pad", "lead", ...
    std::string name; ///< what the track is called
    Instrument instrument;
    double gainDb = 0.0;
    double pan = 0.0; ///< -1 left .. 1 right
    std::vector<PartClip> clips;
    std::vector<EffectSetting> effects; ///< before the fader, first to last
    base::ModelUse model{};             ///< what made this part, where that is not what made the score; else no id
    bool muted = false;                 ///< written to be sung or looked at, not to be played
    bool operator==(const Part&) const = default;
};

/// A whole composed song as plain data: what the task `compose` answers and edits::addScore puts on tracks.
struct Score {
    std::string title;
    TempoMap tempoMap;
    Key key;
    base::Beats length;
    std::vector<Section> sections;
    std::vector<ChordEvent> chords;
    std::vector<Part> parts;
    std::vector<EffectSetting> masterEffects;
    double masterGainDb = 0.0;
    bool operator==(const Score&) const = default;
};

base::Json toJson(const Score& score);
base::Result<Score> scoreFromJson(const base::Json& json);

base::Json toJson(const Section& section);
base::Json toJson(const ChordEvent& event);
base::Json toJson(const Instrument& instrument);
base::Result<Section> sectionFromJson(const base::Json& json);
base::Result<ChordEvent> chordEventFromJson(const base::Json& json);
base::Result<Instrument> instrumentFromJson(const base::Json& json);

} // namespace melisma::music
