// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/note_change.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace melisma::ui {

/// What is typed as syllables, one a note as music::Note::lyric has them: "slow rain" are two, "fall-ing" is "fall-"
/// and "ing", a hyphen at the end stays, "_" holds the syllable before ("rain__" for two notes more), and "/…/" gives
/// the sounds of the word before it, as "[lead](/lˈɛd/)" does.
std::vector<std::string> syllablesOf(const QString& typed);

struct LyricSpread {
    NoteChange change;
    music::Note last;  ///< the note that took the last syllable, as it was before
    int leftOver = 0;  ///< syllables for which there was no note
    music::Note first; ///< the note that took the first one, as it is afterwards
};

/// Gives `note` the first syllable and the notes behind it the others; nothing typed clears the one note. Of notes that
/// begin together the highest sings. `notes` ascend by start, then pitch. `sounds` are the first syllable's; without
/// them it has those that were typed with it.
LyricSpread spreadOver(const std::vector<music::Note>& notes, const music::Note& note, const QString& typed,
                       const std::optional<std::string>& sounds = {});

/// The note that sings after `note`, or before it (direction -1); none at the end.
std::optional<music::Note> singsNext(const std::vector<music::Note>& notes, const music::Note& note, int direction);

} // namespace melisma::ui
