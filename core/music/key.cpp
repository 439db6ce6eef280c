// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/key.h"

#include <algorithm>
#include <cctype>

namespace melisma::music {

namespace {

struct ModeFacts {
    Mode mode;
    std::string_view name;
    std::array<int, 7> steps;
    int fifths; ///< signature of this mode on C, in sharps
};

constexpr std::array<ModeFacts, 6> kModes = {{
    {Mode::major, "major", {0, 2, 4, 5, 7, 9, 11}, 0},
    {Mode::minor, "minor", {0, 2, 3, 5, 7, 8, 10}, -3},
    {Mode::dorian, "dorian", {0, 2, 3, 5, 7, 9, 10}, -2},
    {Mode::phrygian, "phrygian", {0, 1, 3, 5, 7, 8, 10}, -4},
    {Mode::lydian, "lydian", {0, 2, 4, 6, 7, 9, 11}, 1},
    {Mode::mixolydian, "mixolydian", {0, 2, 4, 5, 7, 9, 10}, -1},
}};

const ModeFacts& facts(Mode mode)
{
    return *std::ranges::find(kModes, mode, &ModeFacts::mode);
}

std::string lowered(std::string_view text)
{
    std::string result;
    for (const char c : text)
        if (!std::isspace(static_cast<unsigned char>(c)))
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::optional<Mode> modeFromText(std::string_view text)
{
    if (text == "M" || text == "maj" || text == "Maj")
        return Mode::major;
    const std::string name = lowered(text);
    if (name.empty())
        return Mode::major;
    if (name == "m" || name == "min")
        return Mode::minor;
    const auto found = std::ranges::find(kModes, std::string_view(name), &ModeFacts::name);
    return found == kModes.end() ? std::nullopt : std::optional(found->mode);
}

bool takeWord(std::string_view& text, std::string_view word)
{
    if (lowered(text.substr(0, word.size())) != word)
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// "Fis", "Es", "As", and B with H as German knows them.
std::optional<PitchName> germanTonic(std::string_view text)
{
    if (lowered(text) == "b")
        return PitchName{'B', -1};
    std::string first(text.substr(0, 1));
    if (lowered(first) == "h")
        first = "B";
    std::string_view letter = first;
    auto tonic = PitchName::read(letter);
    std::string_view rest = text.substr(std::min<std::size_t>(1, text.size()));
    if (!tonic)
        return std::nullopt;
    const bool vowel = tonic->letter == 'A' || tonic->letter == 'E';
    if (takeWord(rest, "is"))
        tonic->accidental = 1;
    else if (takeWord(rest, "es") || (vowel && takeWord(rest, "s")))
        tonic->accidental = -1;
    return rest.empty() ? tonic : std::nullopt;
}

/// "h-Moll", "Fis-Dur", "D-dorisch"; the German word for the mode says how the note is to be read.
std::optional<Key> germanKey(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, Mode>, 6> kWords = {{{"dur", Mode::major},
                                                                                 {"moll", Mode::minor},
                                                                                 {"dorisch", Mode::dorian},
                                                                                 {"phrygisch", Mode::phrygian},
                                                                                 {"lydisch", Mode::lydian},
                                                                                 {"mixolydisch", Mode::mixolydian}}};
    const auto cut = text.find_first_of(" -");
    if (cut == std::string_view::npos)
        return std::nullopt;
    const std::string word = lowered(text.substr(cut + 1));
    const auto* mode = std::ranges::find(kWords, std::string_view(word), &std::pair<std::string_view, Mode>::first);
    const auto tonic = germanTonic(text.substr(0, cut));
    return mode != kWords.end() && tonic ? std::optional(Key{*tonic, mode->second}) : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::string_view toString(Mode mode)
{
    return facts(mode).name;
}

std::string Key::text() const
{
    return tonic.text() + ' ' + std::string(toString(mode));
}

bool Key::isMinor() const
{
    return facts(mode).steps[2] == 3;
}

int Key::signature() const
{
    static constexpr std::array<int, 7> kLetterFifths = {3, 5, 0, 2, 4, -1, 1}; // A B C D E F G
    return kLetterFifths[static_cast<std::size_t>(tonic.letter - 'A')] + 7 * tonic.accidental + facts(mode).fifths;
}

bool Key::prefersFlats() const
{
    return signature() < 0;
}

std::array<int, 7> Key::scale() const
{
    std::array<int, 7> classes = facts(mode).steps;
    for (int& degree : classes)
        degree = (degree + tonic.pitchClass()) % 12;
    return classes;
}

bool Key::contains(int pitchClass) const
{
    const auto classes = scale();
    return std::ranges::find(classes, (pitchClass % 12 + 12) % 12) != classes.end();
}

base::Result<Key> Key::parse(std::string_view text)
{
    std::string_view rest = trimmed(text);
    if (const auto german = germanKey(rest))
        return *german;
    const auto tonic = PitchName::read(rest);
    const auto mode = tonic ? modeFromText(trimmed(rest)) : std::nullopt;
    if (!mode)
        return base::Error{base::ErrorKind::usage, "'" + std::string(text) + "' is not a key",
                           "Write a note and a mode, like 'A minor', 'Eb major' or 'D dorian'"};
    return Key{*tonic, *mode};
}

} // namespace melisma::music
