// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/genre_names.h"

#include "ml/compose/genre_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace melisma::ml {

namespace {

template <class T, std::size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

constexpr Names<Role, 6> kRoles = {{{"drums", Role::drums},
                                    {"bass", Role::bass},
                                    {"comp", Role::comp},
                                    {"pad", Role::pad},
                                    {"lead", Role::lead},
                                    {"counter", Role::counter}}};
constexpr Names<VoicingKind, 6> kVoicings = {{{"close", VoicingKind::close},
                                              {"drop2", VoicingKind::drop2},
                                              {"shell", VoicingKind::shell},
                                              {"open", VoicingKind::open},
                                              {"power", VoicingKind::power},
                                              {"guitar", VoicingKind::guitar}}};
constexpr Names<ScaleKind, 3> kScales = {
    {{"mode", ScaleKind::mode}, {"pentatonic", ScaleKind::pentatonic}, {"blues", ScaleKind::blues}}};

constexpr Names<int, 40> kDrums = {
    {{"kick", 36},        {"snare", 38},      {"rim", 37},       {"clap", 39},     {"brushTap", 38},  {"brushSlap", 39},
     {"brushSwirl", 40},  {"hat", 42},        {"pedalHat", 44},  {"openHat", 46},  {"ride", 51},      {"rideBell", 53},
     {"crash", 49},       {"splash", 55},     {"tomLow", 41},    {"tomFloor", 43}, {"tomMid", 47},    {"tomHigh", 50},
     {"tambourine", 54},  {"cowbell", 56},    {"shaker", 82},    {"cabasa", 69},   {"congaHigh", 63}, {"congaLow", 64},
     {"congaMute", 62},   {"clave", 75},      {"triangle", 81},  {"surdo", 87},    {"bongoHigh", 60}, {"bongoLow", 61},
     {"timbaleHigh", 65}, {"timbaleLow", 66}, {"agogoHigh", 67}, {"agogoLow", 68}, {"maracas", 70},   {"guiro", 73},
     {"guiroLong", 74},   {"woodblock", 76},  {"china", 52},     {"rideEdge", 59}}};

template <class T, std::size_t N>
std::optional<T> lookUp(const Names<T, N>& names, std::string_view name)
{
    const auto found = std::ranges::find(names, name, [](const auto& entry) { return entry.first; });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::string_view toString(Role role)
{
    return std::ranges::find(kRoles, role, [](const auto& entry) { return entry.second; })->first;
}

std::optional<Role> roleNamed(std::string_view name)
{
    return lookUp(kRoles, name);
}
std::optional<VoicingKind> voicingNamed(std::string_view name)
{
    return lookUp(kVoicings, name);
}
std::optional<ScaleKind> scaleNamed(std::string_view name)
{
    return lookUp(kScales, name);
}

std::optional<music::Mode> modeNamed(std::string_view name)
{
    using enum music::Mode;
    for (const auto mode : {major, minor, dorian, phrygian, lydian, mixolydian})
        if (music::toString(mode) == name)
            return mode;
    return std::nullopt;
}

int drumKey(std::string_view name)
{
    return lookUp(kDrums, name).value_or(-1);
}

} // namespace melisma::ml
