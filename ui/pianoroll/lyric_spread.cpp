// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/lyric_spread.h"

#include <QStringList>

#include <algorithm>

namespace melisma::ui {
namespace {

const QChar kHyphen(u'-');
const QChar kHold(u'_');

/// "fall-ing__" becomes "fall-", "ing", "_", "_".
void addWord(QString word, std::vector<std::string>& syllables)
{
    qsizetype held = 0;
    while (word.endsWith(kHold)) {
        word.chop(1);
        ++held;
    }
    for (qsizetype from = 0; from < word.size();) {
        const auto hyphen = word.indexOf(kHyphen, from + 1); // one at the front is a letter of its syllable
        const auto to = hyphen < 0 ? word.size() : hyphen + 1;
        syllables.push_back(word.sliced(from, to - from).toStdString());
        from = to;
    }
    syllables.insert(syllables.end(), static_cast<std::size_t>(held), "_");
}

} // namespace

std::vector<std::string> syllablesOf(const QString& typed)
{
    std::vector<std::string> syllables;
    bool inSounds = false; // between the slashes
    for (const QString& word : typed.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if ((word.startsWith(u'/') || inSounds) && !syllables.empty()) {
            syllables.back() += ' ' + word.toStdString();
            inSounds = !word.endsWith(u'/') || (word.size() == 1 && !inSounds);
        } else {
            addWord(word, syllables);
        }
    }
    return syllables;
}

std::optional<music::Note> singsNext(const std::vector<music::Note>& notes, const music::Note& note, int direction)
{
    std::optional<music::Note> next;
    for (const auto& other : notes) {
        const bool beyond = direction > 0 ? other.start > note.start : other.start < note.start;
        const bool nearer = !next || other.start == next->start ||
                            (direction > 0 ? other.start < next->start : other.start > next->start);
        if (beyond && nearer && (!next || other.start != next->start || other.pitch > next->pitch))
            next = other;
    }
    return next;
}

LyricSpread spreadOver(const std::vector<music::Note>& notes, const music::Note& note, const QString& typed)
{
    auto syllables = syllablesOf(typed);
    if (syllables.empty())
        syllables.emplace_back();
    LyricSpread spread{{}, note, 0};
    std::optional<music::Note> at = note;
    for (std::size_t i = 0; i < syllables.size(); ++i) {
        if (!at) {
            spread.leftOver = static_cast<int>(syllables.size() - i);
            break;
        }
        spread.last = *at;
        if (at->lyric != syllables[i]) {
            music::Note sung = *at;
            sung.lyric = syllables[i];
            spread.change.changed.emplace_back(*at, sung);
        }
        at = singsNext(notes, *at, 1);
    }
    return spread;
}

} // namespace melisma::ui
