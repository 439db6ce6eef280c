// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace melisma::music {

/// What a note's lyric says, in parts.
struct NoteLyric {
    std::string text;   ///< "lead"; "mel-" where the word goes on; "_" holds the syllable before
    std::string sounds; ///< phonemes that the person gave: "lˈɛd"; empty: as the text is read

    bool goesOn() const { return text.ends_with('-'); }
    bool operator==(const NoteLyric&) const = default;
};

/// Reads Note::lyric: "lead /lˈɛd/", or "[lead](/lˈɛd/)" as it is written in running text. A slash within a word is a
/// letter of it.
NoteLyric noteLyricOf(std::string_view lyric);

/// As Note::lyric has it: "lead /lˈɛd/", "lead".
std::string lyricText(const NoteLyric& lyric);

/// Two syllables on one note. Sounds stay where both have some.
NoteLyric joined(const NoteLyric& first, const NoteLyric& second);

/// A word of running text whose sounds are given.
struct GivenWord {
    std::string text;
    std::string sounds;
    std::size_t end = 0; ///< in bytes, behind it
};

/// The "[lead](/lˈɛd/)" that begins at byte `at` of `text`, all on one line; none when there is none.
std::optional<GivenWord> givenWordAt(std::string_view text, std::size_t at);

/// Running text without given sounds: "[lead](/lˈɛd/) me" is "lead me".
std::string plainWords(std::string_view text);

} // namespace melisma::music
