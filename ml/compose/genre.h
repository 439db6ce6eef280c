// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/key.h"
#include "core/music/score.h"
#include "ml/compose/rhythm.h"
#include "ml/compose/roman.h"

#include <map>
#include <string>
#include <vector>

namespace melisma::ml {

/// What a part does in the arrangement; decides which writer makes its notes.
enum class Role { drums, bass, comp, pad, lead, counter };
std::string_view toString(Role role);

/// How a chord is laid on an instrument.
enum class VoicingKind {
    close,  ///< within an octave
    drop2,  ///< second voice from the top an octave lower
    shell,  ///< third and seventh, plus a colour; the bass has the root
    open,   ///< spread over more than an octave
    power,  ///< root, fifth, octave
    guitar, ///< root at the bottom, then open above
};

/// MIDI note numbers, both inclusive.
struct Register {
    int low = 48;
    int high = 76;
    bool contains(int pitch) const { return pitch >= low && pitch <= high; }
    bool operator==(const Register&) const = default;
};

/// A track of the genre's band.
struct BandPart {
    std::string id;
    Role role = Role::comp;
    std::string name;
    music::Instrument instrument;
    Register range;
    VoicingKind voicing = VoicingKind::close;
    int voices = 4;
    double gainDb = -6.0;
    double pan = 0.0;
    int strumTicks = 0;      ///< from the first to the last string
    bool rings = false;      ///< single notes sound on to the chord's end: open strings, a held pedal
    double lateTicks = 0.0;  ///< mean delay against the grid; negative pushes
    double looseTicks = 4.0; ///< deviation of the timing
};

struct DrumGroove {
    std::map<std::string, Rhythm> voices; ///< by drum name ("kick")
};

/// Strokes of a pitched part and what each plays. Bass tones: R 3 5 7 8 (octave) A (approach to the next root)
/// S (scale step towards it) L (fifth below). Chord tones: B all, U all but the lowest, L lowest, T highest,
/// 0..5 one voice from below; s as B but strummed upwards.
struct TonePattern {
    Rhythm rhythm;
    std::vector<std::string> tones; ///< one a stroke, cycling through the bar
    bool walking = false;           ///< bass only: a line of one note a pulse instead of the strokes
    bool anticipates = false;       ///< a stroke held over the bar line already has the next bar's chord
};

enum class ScaleKind { mode, pentatonic, blues };

struct MelodyStyle {
    std::vector<Rhythm> rhythms; ///< bars to build motifs from
    std::vector<Rhythm> endings; ///< bars that close a phrase
    ScaleKind scale = ScaleKind::mode;
    double leap = 0.2;      ///< how readily it jumps by more than a third
    double chromatic = 0.0; ///< share of step motions approached by a half step
    double rest = 0.1;      ///< share of motif bars left out
    Register range{60, 81};
};

struct Progression {
    double weight = 1.0;
    std::vector<RomanBar> bars;
};

/// The harmony of a genre in one mode.
struct ModeHarmony {
    std::map<std::string, std::vector<Progression>> progressions; ///< by kind of section, or "any"
    std::vector<Progression> cadences;                            ///< the bars that lead into the last chord
    std::string closing;                                          ///< the last chord
};

/// What happens in a kind of section.
struct SectionStyle {
    double energy = 0.5;
    std::map<std::string, std::string> play; ///< part id to the name of its pattern
};

struct FormEntry {
    std::string kind;
    int bars = 8; ///< its share of the whole
};

/// A kind of room and how much of it a part gets (0 dry .. 1 nothing else).
struct RoomWish {
    std::string kind; ///< "room", "chamber", "plate", "hall", "cavern"
    double amount = 0.0;
};

/// How a genre is balanced; roles that are not named take what is usual (song_balance).
struct GenreMix {
    std::map<Role, double> levels; ///< loudness of a part while it plays, in LU relative to the whole song
    std::map<Role, RoomWish> rooms;
    /// The lead's energy from 1 to 4 kHz over that of all others while it sounds, in dB at least (balance.h).
    double leadOverDb = 0.0;
};

/// One genre as read from its data file: plain data, immutable once loaded.
struct Genre {
    std::string id;
    std::string name;
    std::vector<std::string> words; ///< of a user's style: what it is called in prompts, beside id and name
    double slowest = 60, fastest = 180, usualTempo = 100;
    std::vector<music::Meter> meters;                  ///< the first is the usual one
    std::vector<std::pair<music::Mode, double>> modes; ///< by how usual they are
    std::vector<music::PitchName> tonics;
    double usualSeconds = 75;
    std::string drummer; ///< the genre of resources/models/drum_net that its drums are played in; empty: any
    double swing = 0.5;  ///< where the off-beat falls within its pair: 0.5 straight, 0.667 triplet
    int swingUnit = 8;   ///< 8 or 16: which off-beats swing
    double fillChance = 0.7;
    bool crashes = false;    ///< a crash opens loud sections
    bool holdsEnding = true; ///< last chord held to the end, else struck short
    std::vector<BandPart> band;
    std::map<std::string, SectionStyle> sections;
    std::vector<std::vector<FormEntry>> forms;
    std::map<music::Mode, ModeHarmony> harmony;             ///< every mode
    std::map<std::string, std::vector<DrumGroove>> grooves; ///< variants by name
    std::vector<DrumGroove> fills;
    std::map<std::string, std::vector<TonePattern>> bass;
    std::map<std::string, std::vector<TonePattern>> comps; ///< comping and pads
    std::map<std::string, MelodyStyle> melodies;
    GenreMix mix;
};

} // namespace melisma::ml
