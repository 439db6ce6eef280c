// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/phonemiser.h"
#include "ml/phonemes/syllables.h"

namespace melisma::ml::phonemes {

/// What is sung on one note, or on several when '_' follows.
struct LyricSyllable {
    std::string text; ///< as written; the pieces of a word joined give the word
    Syllable sounds;  ///< empty when nobody can read the word
    int notes = 1;    ///< one more for each '_'
    bool endsWord = false;
    bool given = false; ///< the person said how it sounds
};

/// As it stands at a note (core/music/note.h): "mel-", "lead /lˈɛd/".
std::string noteTextOf(const LyricSyllable& syllable);

struct LyricWord {
    std::size_t begin = 0; ///< bytes of the source, with hyphens and underscores
    std::size_t end = 0;
    std::string text; ///< without them, with its punctuation
    std::vector<LyricSyllable> syllables;
};

struct LyricLine {
    std::string section; ///< of the last "[Chorus]" above
    int verse = 0;       ///< counts paragraphs and headings
    std::vector<LyricWord> words;
};

struct Lyrics {
    std::vector<LyricLine> lines;
    std::vector<std::string> unread; ///< words and signs without a reading

    std::size_t syllableCount() const;
    /// Syllables with their held notes.
    std::size_t noteCount() const;
};

/// Reads lyrics: a line of text is a line of song, an empty one parts verses, "[Chorus]" alone names what follows and
/// parts them too. In a word '-' parts syllables as the singer wants them ("mel-o-dy", "glo - ri - a"); words without
/// it are cut by their sounds. '_' holds the syllable before it over one more note ("glo__-ri-a"). "[lead](/lˈɛd/)"
/// gives sounds, with hyphens where syllables part: "[mel-o-dy](/mˈɛl-ə-di/)", or to one syllable: "mel-[o](/O/)-dy".
/// ErrorKind::input when the text is not UTF-8.
base::Result<Lyrics> readLyrics(Phonemiser& phonemiser, Language language, std::string_view text);

/// `syllables` made `count`: neighbours share a note where their letters fall into one piece of `spelled`, long ones
/// are divided. `spelled` holds the singer's pieces of the word, count of them.
std::vector<Syllable> fitted(Language language, const std::vector<Syllable>& syllables,
                             const std::vector<std::string>& spelled);

} // namespace melisma::ml::phonemes
