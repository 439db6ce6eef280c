// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/melody_phrases.h"

#include "core/music/lyric.h"
#include "core/project/score_of.h"

#include <algorithm>

namespace melisma::jobs {

namespace {

constexpr base::Beats kRest = base::Beats::whole(1);

/// Syllables that hold the one before are no words.
void addWord(std::string& words, const std::string& syllable)
{
    if (syllable.empty() || syllable == "_")
        return;
    if (words.ends_with('-'))
        words.pop_back();
    else if (!words.empty())
        words += ' ';
    words += syllable;
}

} // namespace

std::vector<MelodyPhrase> phrasesOf(const project::Clip& clip)
{
    const auto notes = project::soundingNotes(clip);
    const base::Beats start{clip.start.count};
    std::vector<MelodyPhrase> phrases;
    base::Beats sung; ///< where the last note ends
    for (const auto& note : notes.notes) {
        if (phrases.empty())
            phrases.push_back({start, {}, {}});
        else if (note.start - sung >= kRest) {
            const base::Beats middle{start.ticks + (sung.ticks + note.start.ticks) / 2};
            phrases.back().end = middle;
            phrases.push_back({middle, {}, {}});
        }
        addWord(phrases.back().words, music::noteLyricOf(note.lyric).text);
        sung = std::max(sung, note.start + note.length);
    }
    if (!phrases.empty())
        phrases.back().end = start + notes.length;
    return phrases;
}

} // namespace melisma::jobs
