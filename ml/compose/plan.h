// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"
#include "core/music/key.h"
#include "core/music/tempo_map.h"
#include "ml/compose/genre.h"
#include "ml/compose/melody_theme.h"
#include "ml/compose/wishes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace melisma::ml {

struct PlanSection {
    std::string kind;  ///< "verse"
    std::string style; ///< the kind whose style it takes: its own where the genre has that
    std::string name;  ///< "Verse 2"
    int firstBar = 0;
    int bars = 4;
    double energy = 0.5; ///< 0 hushed .. 1 full
    bool operator==(const PlanSection&) const = default;
};

/// One track: an instrument and the parts of the genre's band that it plays.
struct Player {
    std::string name;
    music::Instrument instrument;
    double gainDb = 0.0;
    double pan = 0.0;
    std::vector<BandPart> parts; ///< at least one, with their registers fitted to the instrument
};

/// Everything decided before a note is written. Plain data; takes of one request share it.
struct Plan {
    std::string title;
    const Genre* genre = nullptr;     ///< in the Library, which outlives the plan
    const Lexicon* lexicon = nullptr; ///< there too
    std::string mood;
    music::Key key;
    double bpm = 100.0;
    music::Meter meter;
    int bars = 32;
    base::Beats length; ///< of the whole song; the last bar may be held longer or cut to meet asked seconds
    std::vector<PlanSection> sections;
    std::vector<music::Chord> chords;      ///< asked ones, one a bar, looped; empty: the composer chooses
    std::vector<SectionChords> chordSheet; ///< asked by bar line or section; goes before `chords`
    std::vector<Player> players;
    std::optional<Theme> theme; ///< that melodies grow from; none: each kind of section gets its own
    double density = 0.0;       ///< -1 sparse .. 1 busy
    double brightness = 0.0;    ///< -1 dark and soft .. 1 bright and loud
    std::uint64_t seed = 0;
    std::vector<Understood> understood;
    std::vector<std::string> ignored;
};

} // namespace melisma::ml
