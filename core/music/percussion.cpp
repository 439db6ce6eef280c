// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/percussion.h"

#include <algorithm>
#include <array>

namespace melisma::music {
namespace {

constexpr int kFirst = 35;
constexpr std::array<std::string_view, 47> kNames = {"Acoustic bass drum",
                                                     "Bass drum",
                                                     "Side stick",
                                                     "Snare",
                                                     "Hand clap",
                                                     "Electric snare",
                                                     "Low floor tom",
                                                     "Closed hi-hat",
                                                     "High floor tom",
                                                     "Pedal hi-hat",
                                                     "Low tom",
                                                     "Open hi-hat",
                                                     "Low mid tom",
                                                     "High mid tom",
                                                     "Crash",
                                                     "High tom",
                                                     "Ride",
                                                     "China",
                                                     "Ride bell",
                                                     "Tambourine",
                                                     "Splash",
                                                     "Cowbell",
                                                     "Crash 2",
                                                     "Vibraslap",
                                                     "Ride 2",
                                                     "High bongo",
                                                     "Low bongo",
                                                     "Muted conga",
                                                     "High conga",
                                                     "Low conga",
                                                     "High timbale",
                                                     "Low timbale",
                                                     "High agogo",
                                                     "Low agogo",
                                                     "Cabasa",
                                                     "Maracas",
                                                     "Short whistle",
                                                     "Long whistle",
                                                     "Short guiro",
                                                     "Long guiro",
                                                     "Claves",
                                                     "High wood block",
                                                     "Low wood block",
                                                     "Muted cuica",
                                                     "Open cuica",
                                                     "Muted triangle",
                                                     "Open triangle"};

} // namespace

std::string_view percussionName(int pitch)
{
    const int index = pitch - kFirst;
    return index >= 0 && index < static_cast<int>(kNames.size()) ? kNames[static_cast<std::size_t>(index)]
                                                                 : std::string_view();
}

bool isUsualPercussion(int pitch)
{
    static constexpr std::array kUsual = {36, 37, 38, 39, 41, 42, 44, 45, 46, 47, 49, 50, 51, 54, 56};
    return std::ranges::find(kUsual, pitch) != kUsual.end();
}

} // namespace melisma::music
