// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/chord.h"

#include <algorithm>
#include <array>
#include <utility>

namespace melisma::music {

namespace {

struct QualityFacts {
    std::string_view name;
    std::array<int, 7> intervals; ///< semitones; -1 ends
};

constexpr int kEnd = -1;
constexpr auto kQualities = std::to_array<QualityFacts>({
    {"", {0, 4, 7, kEnd}},
    {"m", {0, 3, 7, kEnd}},
    {"5", {0, 7, kEnd}},
    {"6", {0, 4, 7, 9, kEnd}},
    {"m6", {0, 3, 7, 9, kEnd}},
    {"69", {0, 4, 7, 9, 14, kEnd}},
    {"7", {0, 4, 7, 10, kEnd}},
    {"maj7", {0, 4, 7, 11, kEnd}},
    {"m7", {0, 3, 7, 10, kEnd}},
    {"mmaj7", {0, 3, 7, 11, kEnd}},
    {"m7b5", {0, 3, 6, 10, kEnd}},
    {"dim", {0, 3, 6, kEnd}},
    {"dim7", {0, 3, 6, 9, kEnd}},
    {"aug", {0, 4, 8, kEnd}},
    {"7#5", {0, 4, 8, 10, kEnd}},
    {"7b5", {0, 4, 6, 10, kEnd}},
    {"7b9", {0, 4, 7, 10, 13, kEnd}},
    {"7#9", {0, 4, 7, 10, 15, kEnd}},
    {"7#11", {0, 4, 7, 10, 18, kEnd}},
    {"7sus4", {0, 5, 7, 10, kEnd}},
    {"9sus4", {0, 5, 7, 10, 14, kEnd}},
    {"sus2", {0, 2, 7, kEnd}},
    {"sus4", {0, 5, 7, kEnd}},
    {"add9", {0, 4, 7, 14, kEnd}},
    {"madd9", {0, 3, 7, 14, kEnd}},
    {"9", {0, 4, 7, 10, 14, kEnd}},
    {"maj9", {0, 4, 7, 11, 14, kEnd}},
    {"m9", {0, 3, 7, 10, 14, kEnd}},
    {"11", {0, 4, 7, 10, 14, 17, kEnd}},
    {"m11", {0, 3, 7, 10, 14, 17, kEnd}},
    {"13", {0, 4, 7, 10, 14, 21, kEnd}},
    {"maj13", {0, 4, 7, 11, 14, 21, kEnd}},
    {"m13", {0, 3, 7, 10, 14, 21, kEnd}},
});

/// Spellings in use, each with the one kept here.
constexpr auto kSpellings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"M", ""},           {"maj", ""},        {"min", "m"},       {"mi", "m"},          {"-", "m"},
    {"M7", "maj7"},      {"Maj7", "maj7"},   {"ma7", "maj7"},    {"Δ", "maj7"},        {"Δ7", "maj7"},
    {"min7", "m7"},      {"mi7", "m7"},      {"-7", "m7"},       {"min6", "m6"},       {"-6", "m6"},
    {"M9", "maj9"},      {"min9", "m9"},     {"-9", "m9"},       {"min11", "m11"},     {"-11", "m11"},
    {"M13", "maj13"},    {"min13", "m13"},   {"°", "dim"},       {"o", "dim"},         {"°7", "dim7"},
    {"o7", "dim7"},      {"ø", "m7b5"},      {"ø7", "m7b5"},     {"min7b5", "m7b5"},   {"-7b5", "m7b5"},
    {"m7(b5)", "m7b5"},  {"+", "aug"},       {"+7", "7#5"},      {"aug7", "7#5"},      {"7+", "7#5"},
    {"sus", "sus4"},     {"7sus", "7sus4"},  {"9sus", "9sus4"},  {"2", "add9"},        {"add2", "add9"},
    {"6/9", "69"},       {"6add9", "69"},    {"mM7", "mmaj7"},   {"mMaj7", "mmaj7"},   {"m(maj7)", "mmaj7"},
    {"minmaj7", "mmaj7"}, {"7(b9)", "7b9"},  {"7(#9)", "7#9"},   {"7(#11)", "7#11"},   {"7#5(b9)", "7#5"},
});

const QualityFacts* findQuality(std::string_view name)
{
    const auto found = std::ranges::find(kQualities, name, &QualityFacts::name);
    return found == kQualities.end() ? nullptr : &*found;
}

std::string_view normalised(std::string_view quality)
{
    for (const auto& [spelling, kept] : kSpellings)
        if (spelling == quality)
            return kept;
    return quality;
}

base::Error unknownChord(std::string_view symbol)
{
    return {base::ErrorKind::usage, "'" + std::string(symbol) + "' is not a chord that Melisma knows",
            "Write chords like Am, F#m7, Cmaj9, Gsus4 or D/F#", {}};
}

/// The position of the slash that introduces a bass note ("C6/9" has none).
std::size_t bassSlash(std::string_view text)
{
    const auto slash = text.rfind('/');
    if (slash == std::string_view::npos || slash + 1 >= text.size())
        return std::string_view::npos;
    const char next = text[slash + 1];
    const bool isLetter = (next >= 'A' && next <= 'G') || (next >= 'a' && next <= 'g');
    return isLetter ? slash : std::string_view::npos;
}

} // namespace

std::string Chord::symbol() const { return root.text() + quality + (bass ? '/' + bass->text() : std::string()); }

std::vector<int> Chord::intervals() const
{
    std::vector<int> result;
    if (const auto* facts = findQuality(quality))
        for (const int interval : facts->intervals) {
            if (interval == kEnd)
                break;
            result.push_back(interval);
        }
    return result;
}

std::vector<int> Chord::pitchClasses() const
{
    std::vector<int> classes = intervals();
    for (int& value : classes)
        value = (value + root.pitchClass()) % 12;
    return classes;
}

int Chord::bassPitchClass() const { return bass ? bass->pitchClass() : root.pitchClass(); }

bool Chord::isMinor() const
{
    const auto steps = intervals();
    return std::ranges::find(steps, 3) != steps.end() && std::ranges::find(steps, 4) == steps.end();
}

base::Result<Chord> Chord::parse(std::string_view symbol)
{
    std::string_view rest = symbol;
    // The root is upper case: "b" must stay free for flats, and "am" would read as A with an odd quality.
    const auto root = !rest.empty() && rest.front() >= 'A' && rest.front() <= 'G' ? PitchName::read(rest) : std::nullopt;
    if (!root)
        return unknownChord(symbol);
    Chord chord{*root, {}, {}};
    if (const auto slash = bassSlash(rest); slash != std::string_view::npos) {
        std::string_view bassText = rest.substr(slash + 1);
        chord.bass = PitchName::read(bassText);
        if (!chord.bass || !bassText.empty())
            return unknownChord(symbol);
        rest = rest.substr(0, slash);
    }
    chord.quality = normalised(rest);
    if (!findQuality(chord.quality))
        return unknownChord(symbol);
    return chord;
}

base::Result<std::vector<Chord>> parseChords(std::string_view text)
{
    constexpr std::string_view separators = " \t\r\n,|";
    std::vector<Chord> chords;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(separators, at)) != std::string_view::npos) {
        const auto end = std::min(text.find_first_of(separators, at), text.size());
        auto chord = Chord::parse(text.substr(at, end - at));
        if (!chord)
            return chord.error();
        chords.push_back(std::move(*chord));
        at = end;
    }
    if (chords.empty())
        return base::Error{base::ErrorKind::usage, "No chords were given", "Write them like \"Am F C G\"", {}};
    return chords;
}

} // namespace melisma::music
