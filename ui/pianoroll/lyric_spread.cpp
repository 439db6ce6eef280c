// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/lyric_spread.h"

#include "core/music/lyric.h"

#include <algorithm>
#include <sstream>

namespace melisma::ui {
namespace {

using Pieces = std::vector<music::NoteLyric>;

std::vector<std::string> parted(const std::string& text)
{
    std::vector<std::string> parts;
    std::istringstream pieces(text);
    for (std::string part; std::getline(pieces, part, '-');)
        parts.push_back(part);
    return parts;
}

/// "[mel-o-dy](/mˈɛl-O-di/)": a note each where text and sounds have as many parts, else one note for the word.
void addGiven(const music::GivenWord& given, bool open, Pieces& pieces)
{
    const auto texts = parted(given.text);
    const auto sounds = parted(given.sounds);
    if (!open)
        pieces.emplace_back();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const bool own = texts.size() == sounds.size();
        if (own && i > 0) {
            pieces.back().text += '-';
            pieces.emplace_back();
        }
        pieces.back().text += texts[i];
        pieces.back().sounds = own ? sounds[i] : given.sounds;
    }
}

/// "fall-ing__" becomes "fall-", "ing", "_", "_".
void addWord(std::string word, Pieces& syllables)
{
    const auto last = word.find_last_not_of('_');
    const auto held = word.size() - (last == std::string::npos ? 0 : last + 1);
    word.resize(word.size() - held);
    bool open = false; // the next letter belongs to the last piece
    for (std::size_t at = 0; at < word.size();) {
        if (const auto given = music::givenWordAt(word, at)) {
            addGiven(*given, open, syllables);
            at = given->end;
            open = true;
            continue;
        }
        if (!open)
            syllables.emplace_back();
        auto& text = syllables.back().text;
        text += word[at];
        open = word[at++] != '-' || text.size() == 1; // one at the front is a letter of its syllable
    }
    syllables.insert(syllables.end(), held, {"_", {}});
}

/// Parted by blanks, but for those between brackets and slashes.
std::vector<std::string> wordsIn(const std::string& typed)
{
    std::vector<std::string> words;
    bool open = false;
    for (std::size_t at = 0; at < typed.size();) {
        const auto given = music::givenWordAt(typed, at);
        const auto end = given ? given->end : at + 1;
        if (!open && typed[at] != ' ')
            words.emplace_back();
        open = typed[at] != ' ';
        if (open)
            words.back() += typed.substr(at, end - at);
        at = end;
    }
    return words;
}

} // namespace

std::vector<std::string> syllablesOf(const QString& typed)
{
    Pieces syllables;
    bool inSounds = false; // between the slashes
    for (const auto& word : wordsIn(typed.simplified().toStdString())) {
        if ((word.starts_with('/') || inSounds) && !syllables.empty()) {
            auto& lyric = syllables.back();
            lyric.text += ' ' + word;
            inSounds = !word.ends_with('/') || (word.size() == 1 && !inSounds);
            if (!inSounds)
                lyric = music::noteLyricOf(lyric.text);
        } else {
            addWord(word, syllables);
        }
    }
    std::vector<std::string> lyrics;
    for (const auto& syllable : syllables)
        lyrics.push_back(music::lyricText(syllable));
    return lyrics;
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

LyricSpread spreadOver(const std::vector<music::Note>& notes, const music::Note& note, const QString& typed,
                       const std::optional<std::string>& sounds)
{
    auto syllables = syllablesOf(typed);
    if (syllables.empty())
        syllables.emplace_back();
    else if (sounds && syllables.front() != "_")
        syllables.front() = music::lyricText({music::noteLyricOf(syllables.front()).text, *sounds});
    LyricSpread spread{{}, note, 0, note};
    spread.first.lyric = syllables.front();
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
