// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/pitch.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cmath>

namespace melisma::music {

namespace {

constexpr std::array<int, 7> kLetterClasses = {9, 11, 0, 2, 4, 5, 7}; // A B C D E F G

bool takePrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

} // namespace

int PitchName::pitchClass() const
{
    return ((kLetterClasses[static_cast<std::size_t>(letter - 'A')] + accidental) % 12 + 12) % 12;
}

std::string PitchName::text() const
{
    return std::string(1, letter) +
           std::string(static_cast<std::size_t>(std::abs(accidental)), accidental < 0 ? 'b' : '#');
}

std::optional<PitchName> PitchName::read(std::string_view& text)
{
    if (text.empty())
        return std::nullopt;
    const char letter = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    if (letter < 'A' || letter > 'G')
        return std::nullopt;
    text.remove_prefix(1);
    PitchName name{letter, 0};
    while (name.accidental < 2 && (takePrefix(text, "#") || takePrefix(text, "♯")))
        ++name.accidental;
    while (name.accidental <= 0 && name.accidental > -2 && (takePrefix(text, "b") || takePrefix(text, "♭")))
        --name.accidental;
    return name;
}

PitchName PitchName::of(int pitchClass, bool preferFlats)
{
    static constexpr std::array<PitchName, 12> sharps = {{{'C', 0}, {'C', 1}, {'D', 0}, {'D', 1}, {'E', 0}, {'F', 0},
                                                          {'F', 1}, {'G', 0}, {'G', 1}, {'A', 0}, {'A', 1}, {'B', 0}}};
    static constexpr std::array<PitchName, 12> flats = {{{'C', 0}, {'D', -1}, {'D', 0}, {'E', -1}, {'E', 0}, {'F', 0},
                                                         {'G', -1}, {'G', 0}, {'A', -1}, {'A', 0}, {'B', -1}, {'B', 0}}};
    const auto index = static_cast<std::size_t>((pitchClass % 12 + 12) % 12);
    return preferFlats ? flats[index] : sharps[index];
}

double frequencyOf(double midiPitch) { return 440.0 * std::exp2((midiPitch - 69.0) / 12.0); }

std::string pitchText(int midiPitch)
{
    return fmt::format("{}{}", PitchName::of(midiPitch, false).text(), midiPitch / 12 - 1);
}

} // namespace melisma::music
