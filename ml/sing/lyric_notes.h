// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/phonemes/phonemiser.h"
#include "ml/sing/sung_note.h"

#include <string>
#include <vector>

namespace melisma::ml::sing {

/// A note of a melody with what is written at it (core/music/note.h says how).
struct LyricNote {
    double startSeconds = 0.0;
    double lengthSeconds = 0.0;
    double midi = 60.0;
    int velocity = 96;
    int vibratoCents = -1; ///< -1: as the singer does
    std::string lyric;

    double endSeconds() const { return startSeconds + lengthSeconds; }
};

/// A word of the line and the notes that carry it.
struct SungWord {
    std::string text;
    std::size_t firstNote = 0;
    std::size_t lastNote = 0;
};

/// A line as it can be sung: one SungNote for each LyricNote.
struct SungLine {
    std::vector<SungNote> notes;
    std::vector<SungWord> words;
    std::vector<std::string> unread; ///< words that nobody can read; they are sung on "la"
};

/// Reads the syllables of neighbouring notes as words of one line. A note without words holds the one before it; the
/// first is sung on "la". ErrorKind::input when a text is not UTF-8.
base::Result<SungLine> readLine(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                                const std::vector<LyricNote>& notes);

/// Spreads lyrics over notes, a syllable each and '_' where one is held; what stands at the notes is replaced. Notes
/// beyond the last syllable hold it to the end of its phrase and then begin the words anew; syllables beyond the last
/// note are answered as text.
base::Result<std::string> spreadLyrics(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                                       const std::string& lyrics, std::vector<LyricNote>& notes);

} // namespace melisma::ml::sing
