// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/chord.h"

#include "core/music/chord_quality.h"

#include <algorithm>

namespace melisma::music {

namespace {

constexpr std::string_view kNone = "N.C.";

bool isNoneSymbol(std::string_view text)
{
    return text == kNone || text == "N.C" || text == "NC" || text == "n.c." || text == "nc";
}

base::Error unknownChord(std::string_view symbol)
{
    return {base::ErrorKind::usage,
            "'" + std::string(symbol) + "' is not a chord that Melisma knows",
            "Write chords like Am, F#m7, Cmaj9, Gsus4 or D/F#",
            {}};
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

std::string Chord::symbol() const
{
    return isNone() ? quality : root.text() + quality + (bass ? '/' + bass->text() : std::string());
}

bool Chord::isNone() const
{
    return quality == kNone;
}

Chord Chord::none()
{
    return {{}, std::string(kNone), {}};
}

std::vector<int> Chord::intervals() const
{
    if (isNone())
        return {};
    const auto read = ChordQuality::parse(quality);
    return read ? read->intervals() : std::vector<int>{};
}

std::vector<int> Chord::pitchClasses() const
{
    std::vector<int> classes = intervals();
    for (int& value : classes)
        value = (value + root.pitchClass()) % 12;
    return classes;
}

int Chord::bassPitchClass() const
{
    return bass ? bass->pitchClass() : root.pitchClass();
}

bool Chord::isMinor() const
{
    const auto steps = intervals();
    return std::ranges::find(steps, 3) != steps.end() && std::ranges::find(steps, 4) == steps.end();
}

base::Result<Chord> Chord::parse(std::string_view symbol)
{
    if (isNoneSymbol(symbol))
        return none();
    std::string_view rest = symbol;
    // The root is upper case: "b" must stay free for flats, and "am" would read as A with an odd quality.
    const auto root =
        !rest.empty() && rest.front() >= 'A' && rest.front() <= 'G' ? PitchName::read(rest) : std::nullopt;
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
    const auto quality = ChordQuality::parse(rest);
    if (!quality)
        return unknownChord(symbol);
    chord.quality = quality->text();
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
