// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/roman.h"

#include <array>
#include <cctype>
#include <optional>

namespace melisma::ml {

namespace {

constexpr std::array<std::string_view, 7> kNumerals = {"I", "II", "III", "IV", "V", "VI", "VII"};
constexpr std::array<int, 7> kMajorSteps = {0, 2, 4, 5, 7, 9, 11};

struct Degree {
    int index = 0;      ///< 0..6
    int accidental = 0; ///< semitones from the major scale's degree
    bool lower = false;
};

base::Error badNumeral(std::string_view text)
{
    return {base::ErrorKind::input,
            "'" + std::string(text) + "' is not a Roman numeral chord",
            "Write chords like ii7, V7, bVImaj7 or V7/ii",
            {}};
}

std::string uppered(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

std::optional<Degree> takeDegree(std::string_view& text)
{
    Degree degree;
    for (; !text.empty() && (text.front() == 'b' || text.front() == '#'); text.remove_prefix(1))
        degree.accidental += text.front() == '#' ? 1 : -1;
    std::size_t length = 0;
    const char first = text.empty() ? '\0' : text.front();
    degree.lower = first == 'i' || first == 'v';
    const std::string_view letters = degree.lower ? "iv" : "IV";
    while (length < text.size() && letters.find(text[length]) != std::string_view::npos)
        ++length;
    const std::string numeral = uppered(text.substr(0, length));
    for (std::size_t i = 0; i < kNumerals.size(); ++i)
        if (kNumerals[i] == numeral) {
            degree.index = static_cast<int>(i);
            text.remove_prefix(length);
            return degree;
        }
    return std::nullopt;
}

/// The degree spelled on its own letter, unless that takes more than one accidental.
music::PitchName spelled(const Degree& degree, const music::Key& key)
{
    const int pitchClass =
        (key.tonic.pitchClass() + kMajorSteps[static_cast<std::size_t>(degree.index)] + degree.accidental + 24) % 12;
    const char letter = static_cast<char>('A' + (key.tonic.letter - 'A' + degree.index) % 7);
    const int natural = music::PitchName{letter, 0}.pitchClass();
    const int accidental = (pitchClass - natural + 18) % 12 - 6;
    if (accidental >= -1 && accidental <= 1)
        return {letter, accidental};
    return music::PitchName::of(pitchClass, key.prefersFlats() || accidental > 1);
}

std::string qualityOf(bool lower, std::string_view suffix)
{
    if (suffix == "o")
        return "dim";
    if (suffix == "o7")
        return "dim7";
    if (suffix == "h7")
        return "m7b5";
    return (lower ? "m" : "") + std::string(suffix);
}

/// The chord tone named by an inversion figure, or nothing when the chord has none such.
std::optional<music::PitchName> inversionBass(const music::Chord& chord, char figure, bool flats)
{
    const auto tones = chord.pitchClasses();
    const std::size_t index = figure == '3' ? 1 : figure == '5' ? 2 : 3;
    if (index >= tones.size())
        return std::nullopt;
    return music::PitchName::of(tones[index], flats);
}

base::Result<music::Chord> plainNumeral(std::string_view text, const music::Key& key)
{
    std::string_view rest = text;
    const auto degree = takeDegree(rest);
    if (!degree)
        return badNumeral(text);
    auto chord = music::Chord::parse(spelled(*degree, key).text() + qualityOf(degree->lower, rest));
    return chord ? std::move(chord) : base::Result<music::Chord>(badNumeral(text));
}

} // namespace

base::Result<music::Chord> romanChord(std::string_view text, const music::Key& key)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || slash + 1 >= text.size())
        return plainNumeral(text, key);
    std::string_view after = text.substr(slash + 1);
    if (after == "3" || after == "5" || after == "7") {
        auto chord = plainNumeral(text.substr(0, slash), key);
        if (chord)
            chord->bass = inversionBass(*chord, after.front(), key.prefersFlats());
        return chord && !chord->bass ? base::Result<music::Chord>(badNumeral(text)) : std::move(chord);
    }
    const auto target = takeDegree(after);
    if (!target || !after.empty())
        return badNumeral(text);
    return plainNumeral(text.substr(0, slash), {spelled(*target, key), music::Mode::major});
}

base::Result<std::vector<RomanBar>> parseRomanBars(std::string_view text)
{
    const music::Key probe{{'C', 0}, music::Mode::major};
    std::vector<RomanBar> bars;
    bool sameBar = false;
    for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(" ,", at), text.size());
        const std::string numeral(text.substr(at, end - at));
        if (auto chord = romanChord(numeral, probe); !chord)
            return chord.error();
        if (!sameBar)
            bars.emplace_back();
        bars.back().chords.push_back(numeral);
        sameBar = end < text.size() && text[end] == ',';
        at = end + (sameBar ? 1 : 0);
    }
    if (bars.empty())
        return badNumeral(text);
    return bars;
}

} // namespace melisma::ml
