// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/general_midi.h"

#include <algorithm>
#include <array>
#include <string>

namespace melisma::music {
namespace {

constexpr int kDrumBank = 128;

constexpr std::array<std::string_view, 16> kFamilies = {"Piano",         "Chromatic percussion",
                                                        "Organ",         "Guitar",
                                                        "Bass",          "Strings",
                                                        "Ensemble",      "Brass",
                                                        "Reed",          "Pipe",
                                                        "Synth lead",    "Synth pad",
                                                        "Synth effects", "Ethnic",
                                                        "Percussive",    "Sound effects"};

constexpr std::array<std::string_view, 128> kNames = {"Acoustic grand piano",
                                                      "Bright acoustic piano",
                                                      "Electric grand piano",
                                                      "Honky-tonk piano",
                                                      "Electric piano 1",
                                                      "Electric piano 2",
                                                      "Harpsichord",
                                                      "Clavinet",
                                                      "Celesta",
                                                      "Glockenspiel",
                                                      "Music box",
                                                      "Vibraphone",
                                                      "Marimba",
                                                      "Xylophone",
                                                      "Tubular bells",
                                                      "Dulcimer",
                                                      "Drawbar organ",
                                                      "Percussive organ",
                                                      "Rock organ",
                                                      "Church organ",
                                                      "Reed organ",
                                                      "Accordion",
                                                      "Harmonica",
                                                      "Tango accordion",
                                                      "Nylon guitar",
                                                      "Steel guitar",
                                                      "Jazz guitar",
                                                      "Clean guitar",
                                                      "Muted guitar",
                                                      "Overdriven guitar",
                                                      "Distortion guitar",
                                                      "Guitar harmonics",
                                                      "Acoustic bass",
                                                      "Fingered bass",
                                                      "Picked bass",
                                                      "Fretless bass",
                                                      "Slap bass 1",
                                                      "Slap bass 2",
                                                      "Synth bass 1",
                                                      "Synth bass 2",
                                                      "Violin",
                                                      "Viola",
                                                      "Cello",
                                                      "Contrabass",
                                                      "Tremolo strings",
                                                      "Pizzicato strings",
                                                      "Orchestral harp",
                                                      "Timpani",
                                                      "String ensemble 1",
                                                      "String ensemble 2",
                                                      "Synth strings 1",
                                                      "Synth strings 2",
                                                      "Choir aahs",
                                                      "Voice oohs",
                                                      "Synth voice",
                                                      "Orchestra hit",
                                                      "Trumpet",
                                                      "Trombone",
                                                      "Tuba",
                                                      "Muted trumpet",
                                                      "French horn",
                                                      "Brass section",
                                                      "Synth brass 1",
                                                      "Synth brass 2",
                                                      "Soprano sax",
                                                      "Alto sax",
                                                      "Tenor sax",
                                                      "Baritone sax",
                                                      "Oboe",
                                                      "English horn",
                                                      "Bassoon",
                                                      "Clarinet",
                                                      "Piccolo",
                                                      "Flute",
                                                      "Recorder",
                                                      "Pan flute",
                                                      "Blown bottle",
                                                      "Shakuhachi",
                                                      "Whistle",
                                                      "Ocarina",
                                                      "Square lead",
                                                      "Sawtooth lead",
                                                      "Calliope lead",
                                                      "Chiff lead",
                                                      "Charang lead",
                                                      "Voice lead",
                                                      "Fifths lead",
                                                      "Bass and lead",
                                                      "New age pad",
                                                      "Warm pad",
                                                      "Polysynth pad",
                                                      "Choir pad",
                                                      "Bowed pad",
                                                      "Metallic pad",
                                                      "Halo pad",
                                                      "Sweep pad",
                                                      "Rain",
                                                      "Soundtrack",
                                                      "Crystal",
                                                      "Atmosphere",
                                                      "Brightness",
                                                      "Goblins",
                                                      "Echoes",
                                                      "Sci-fi",
                                                      "Sitar",
                                                      "Banjo",
                                                      "Shamisen",
                                                      "Koto",
                                                      "Kalimba",
                                                      "Bagpipe",
                                                      "Fiddle",
                                                      "Shanai",
                                                      "Tinkle bell",
                                                      "Agogo",
                                                      "Steel drums",
                                                      "Woodblock",
                                                      "Taiko drum",
                                                      "Melodic tom",
                                                      "Synth drum",
                                                      "Reverse cymbal",
                                                      "Guitar fret noise",
                                                      "Breath noise",
                                                      "Seashore",
                                                      "Bird tweet",
                                                      "Telephone ring",
                                                      "Helicopter",
                                                      "Applause",
                                                      "Gunshot"};

struct Kit {
    int program;
    std::string_view name;
};
constexpr std::array<Kit, 8> kKits = {{{0, "Standard kit"},
                                       {8, "Room kit"},
                                       {16, "Power kit"},
                                       {24, "Electronic kit"},
                                       {25, "TR-808 kit"},
                                       {32, "Jazz kit"},
                                       {40, "Brush kit"},
                                       {48, "Orchestra kit"}}};

} // namespace

std::span<const std::string_view> instrumentFamilies()
{
    return kFamilies;
}

std::string_view instrumentName(int program)
{
    return kNames[static_cast<std::size_t>(std::clamp(program, 0, 127))];
}

std::vector<Instrument> drumKits()
{
    std::vector<Instrument> kits;
    for (const Kit& kit : kKits)
        kits.push_back({std::string(kit.name), kDrumBank, kit.program});
    return kits;
}

std::vector<Instrument> generalMidi()
{
    std::vector<Instrument> all;
    for (int program = 0; program < 128; ++program)
        all.push_back({std::string(instrumentName(program)), 0, program});
    for (auto& kit : drumKits())
        all.push_back(std::move(kit));
    return all;
}

} // namespace melisma::music
