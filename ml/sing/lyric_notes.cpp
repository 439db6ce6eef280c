// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/lyric_notes.h"

#include "core/music/lyric.h"
#include "ml/phonemes/lyrics.h"
#include "ml/phonemes/utf8.h"

#include <algorithm>
#include <span>

namespace melisma::ml::sing {

namespace {

using base::Result;
using phonemes::Syllable;

constexpr double kPhraseRest = 0.3; ///< seconds
constexpr std::u32string_view kUnvoiced = U"ptkfθsʃhʧʦxçʔɸ";

/// A syllable as written at a note, and the notes it lasts.
struct Written {
    std::string text;
    std::string phonemes; ///< given by the person; else empty
    bool endsWord = true;
    std::size_t first = 0;
    std::size_t last = 0;
};

std::string withoutSigns(std::string text)
{
    std::erase_if(text, [](char sign) { return std::string_view("_-\n\r").find(sign) != std::string_view::npos; });
    return text;
}

Written writtenAt(const std::string& lyric, std::size_t note)
{
    auto [text, sounds] = music::noteLyricOf(lyric);
    const bool endsWord = !text.ends_with('-');
    if (!sounds.empty()) // brackets would hide what is given
        std::erase_if(text, [](char sign) { return sign == '[' || sign == ']'; });
    return {withoutSigns(text), sounds, endsWord, note, note};
}

bool isHeld(const std::string& lyric)
{
    return lyric.empty() || lyric.find_first_not_of("_ ") == std::string::npos;
}

std::vector<Written> writtenSyllables(const std::vector<LyricNote>& notes)
{
    std::vector<Written> syllables;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (!isHeld(notes[i].lyric))
            syllables.push_back(writtenAt(notes[i].lyric, i));
        else if (!syllables.empty())
            syllables.back().last = i;
        else
            syllables.push_back(writtenAt("la", i));
        auto& syllable = syllables.back();
        if (syllable.text.empty())
            syllable.text = "la";
        if (syllable.phonemes.empty() && (syllable.text == "la" || syllable.text == "La"))
            syllable.phonemes = "lˈɑ"; // readers take it for a name
    }
    return syllables;
}

/// The syllables of one word, as many as were written.
std::vector<Syllable> fittedTo(std::vector<Syllable> sounds, std::size_t count)
{
    while (sounds.size() > count) {
        sounds[count - 1] = phonemes::merged(sounds[count - 1], sounds[count]);
        sounds.erase(sounds.begin() + static_cast<std::ptrdiff_t>(count));
    }
    while (!sounds.empty() && sounds.size() < count) {
        auto [first, second] = phonemes::divided(sounds.back());
        sounds.back() = std::move(first);
        sounds.push_back(std::move(second));
    }
    return sounds;
}

std::vector<Syllable> la()
{
    return {{"l", "ɑ", "", phonemes::Stress::primary}};
}

void addSymbols(std::vector<SungToken>& tokens, const std::string& phonemes, TokenKind kind)
{
    for (const auto& sound : phonemes::soundsOf(phonemes)) {
        for (std::size_t i = 0; i < sound.written.size(); ++i) {
            SungToken token;
            const std::u32string one(1, sound.written[i]);
            token.symbol = phonemes::toUtf8(one);
            token.kind = i == 0 ? kind : kind == TokenKind::vowel ? TokenKind::rhotic : kind;
            token.voiced = kUnvoiced.find(sound.base) == std::u32string_view::npos;
            tokens.push_back(std::move(token));
            if (kind == TokenKind::vowel)
                kind = TokenKind::rhotic; // what is left of a nucleus colours its end
        }
    }
}

std::vector<SungToken> tokensOf(const Syllable& syllable)
{
    std::vector<SungToken> tokens;
    addSymbols(tokens, syllable.onset, TokenKind::onset);
    if (syllable.stress != phonemes::Stress::none)
        tokens.push_back({syllable.stress == phonemes::Stress::primary ? "ˈ" : "ˌ", TokenKind::stress, 1, true});
    addSymbols(tokens, syllable.nucleus, TokenKind::vowel);
    const bool rhotic = syllable.coda.starts_with("ɹ");
    if (rhotic)
        addSymbols(tokens, "ɹ", TokenKind::rhotic);
    addSymbols(tokens, rhotic ? syllable.coda.substr(std::string("ɹ").size()) : syllable.coda, TokenKind::coda);
    return tokens;
}

/// The line as the reader of lyrics wants it: a word a blank, its syllables by hyphens, sounds that are given in
/// slashes.
std::string lineOf(const std::vector<Written>& syllables)
{
    std::string line;
    for (const auto& syllable : syllables) {
        const bool given = !syllable.phonemes.empty();
        line += given ? '[' + syllable.text + "](/" + syllable.phonemes + "/)" : syllable.text;
        line += syllable.endsWord ? ' ' : '-';
    }
    return line;
}

std::string textOf(std::span<const Written> word)
{
    std::string text;
    for (const auto& syllable : word)
        text += syllable.text;
    return text;
}

/// The sounds of each word that is read, in order.
Result<std::vector<std::vector<Syllable>>> readWords(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                                                     const std::string& line)
{
    const auto lyrics = phonemes::readLyrics(phonemiser, language, line);
    if (!lyrics)
        return lyrics.error();
    std::vector<std::vector<Syllable>> words;
    for (const auto& read : lyrics->lines)
        for (const auto& word : read.words) {
            auto& sounds = words.emplace_back();
            for (const auto& syllable : word.syllables)
                if (!syllable.sounds.nucleus.empty())
                    sounds.push_back(syllable.sounds);
        }
    return words;
}

std::vector<std::span<const Written>> writtenWords(const std::vector<Written>& syllables)
{
    std::vector<std::span<const Written>> words;
    for (std::size_t first = 0; first < syllables.size();) {
        std::size_t last = first;
        while (last + 1 < syllables.size() && !syllables[last].endsWord)
            ++last;
        words.emplace_back(syllables.data() + first, last - first + 1);
        first = last + 1;
    }
    return words;
}

/// The sounds of each written word: read as a line, since words sound as they do beside each other, or one by one where
/// the reader finds other words in it (two at a note, a sign that is none).
Result<std::vector<std::vector<Syllable>>> wordSounds(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                                                      const std::vector<Written>& syllables)
{
    const auto words = writtenWords(syllables);
    auto together = readWords(phonemiser, language, lineOf(syllables));
    if (!together || together->size() == words.size())
        return together;
    std::vector<std::vector<Syllable>> all;
    for (const auto& word : words) {
        auto read = readWords(phonemiser, language, lineOf({word.begin(), word.end()}));
        if (!read)
            return read;
        auto& sounds = all.emplace_back();
        for (auto& each : *read)
            sounds.insert(sounds.end(), each.begin(), each.end());
    }
    return all;
}

} // namespace

Result<SungLine> readLine(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                          const std::vector<LyricNote>& notes)
{
    const auto written = writtenSyllables(notes);
    const auto sounds = wordSounds(phonemiser, language, written);
    if (!sounds)
        return sounds.error();
    SungLine line;
    for (const auto& note : notes) {
        SungNote sung{note.startSeconds, note.lengthSeconds, note.midi, {}, false, {}};
        if (note.vibratoCents >= 0)
            sung.shape.vibratoCents = note.vibratoCents;
        line.notes.push_back(std::move(sung));
    }
    std::size_t number = 0;
    for (const auto word : writtenWords(written)) {
        auto syllables = fittedTo((*sounds)[number++], word.size());
        if (syllables.empty()) {
            line.unread.push_back(textOf(word));
            syllables = fittedTo(la(), word.size());
        }
        for (std::size_t i = 0; i < word.size(); ++i) {
            line.notes[word[i].first].tokens = tokensOf(syllables[i]);
        }
        line.notes[word.back().first].endsWord = true;
        line.words.push_back({textOf(word), word.front().first, word.back().last});
    }
    return line;
}

Result<std::string> spreadLyrics(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                                 const std::string& lyrics, std::vector<LyricNote>& notes)
{
    const auto read = phonemes::readLyrics(phonemiser, language, lyrics);
    if (!read)
        return read.error();
    std::vector<std::pair<std::string, int>> syllables; // text and how many notes
    for (const auto& line : read->lines)
        for (const auto& word : line.words)
            for (const auto& syllable : word.syllables)
                syllables.emplace_back(phonemes::noteTextOf(syllable), syllable.notes);
    if (syllables.empty())
        return base::Error{base::ErrorKind::input, "There are no words in the lyrics", "Write some words", {}};
    std::size_t next = 0;
    int held = 0;
    const LyricNote* before = nullptr;
    for (auto& note : notes) {
        const bool over = next > 0 && next % syllables.size() == 0; // until a rest
        const bool joined = before && note.startSeconds - before->endSeconds() < kPhraseRest;
        before = &note;
        if (held > 0 || (over && joined)) {
            note.lyric = "_";
            held = std::max(0, held - 1);
            continue;
        }
        note.lyric = syllables[next % syllables.size()].first;
        held = syllables[next % syllables.size()].second - 1;
        ++next;
    }
    std::string left;
    for (; next < syllables.size(); ++next) {
        const auto lyric = music::noteLyricOf(syllables[next].first);
        left += lyric.goesOn() ? withoutSigns(lyric.text) : lyric.text + ' ';
    }
    return left;
}

} // namespace melisma::ml::sing
