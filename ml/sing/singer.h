// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "ml/io/sound_writer.h"
#include "ml/sing/phrase_singer.h"

#include <functional>
#include <span>

namespace melisma::ml::sing {

/// What came of a melody.
struct SungMelody {
    double seconds = 0.0;
    int phrases = 0;
    std::vector<base::TimedWord> words;
    std::vector<std::string> unread; ///< words that nobody can read, sung on "la"
    int shortened = 0;               ///< notes without time for a syllable; theirs went to a neighbour
};

/// Notes that are sung in one breath: no rest longer than `rest` seconds inside, none longer than `longest` seconds.
/// Cut at words, and where a word itself is longer, within it. Places of first and last note.
std::vector<std::pair<std::size_t, std::size_t>> phrasesOf(const std::vector<LyricNote>& notes, double rest = 0.3,
                                                           double longest = 9.0);

/// Sings `notes` into `out` phrase by phrase, from the melody's second 0 on, so
/// that memory is that of one phrase. Of notes that overlap the earlier ends early, of a chord the highest is sung;
/// gaps below 80 ms are closed, notes end after 60 s, pitches beyond 33 .. 88 move by octaves, consonants without time
/// are left out. A held note after a rest begins its syllable anew; in rests with time for it the singer is heard to
/// breathe in. `progress` gets 0..1 and the words so far. The
/// engine must be prepared. ErrorKind::input without a note that can be sung.
base::Result<SungMelody> singMelody(VoiceEngine& engine, phonemes::Language language, std::vector<LyricNote> notes,
                                    const SingOptions& options, SoundWriter& out,
                                    const std::function<void(double, const std::string&)>& progress,
                                    const std::stop_token& stop);

/// Whole octaves by which the melody must move to lie best in the voice's range.
int octavesToFit(const std::vector<LyricNote>& notes, const Register& range);

} // namespace melisma::ml::sing
