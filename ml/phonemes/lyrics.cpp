// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/lyrics.h"

#include "core/music/lyric.h"
#include "ml/phonemes/marks.h"
#include "ml/phonemes/spelling.h"
#include "ml/phonemes/utf8.h"
#include "ml/phonemes/written_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

namespace melisma::ml::phonemes {

namespace {

constexpr auto kRead = WrittenPiece::kRead;

/// Syllables for each of WrittenWord::given.
using GivenSounds = std::vector<std::vector<Syllable>>;

/// Without signs of punctuation and what Kokoro has no token for.
std::string singableSounds(const SpokenText& spoken)
{
    const auto text = spoken.phonemes();
    std::string sounds;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, bytes] = decodeAt(text, at);
        const std::string symbol = text.substr(at, bytes);
        at += bytes;
        if (markOf(value).empty() && std::ranges::find(spoken.unknownSymbols, symbol) == spoken.unknownSymbols.end())
            sounds += symbol;
    }
    return sounds;
}

/// What the singer put between slashes, without what cannot be sung. A hyphen parts syllables.
base::Result<std::vector<Syllable>> givenSyllables(Phonemiser& phonemiser, Language language, const std::string& sounds)
{
    std::vector<Syllable> syllables;
    const bool parted = sounds.find('-') != std::string::npos;
    std::istringstream pieces(sounds);
    for (std::string piece; std::getline(pieces, piece, '-');) {
        const auto spoken = phonemiser.read(language, "[x](/" + piece + "/)");
        if (!spoken)
            return spoken.error();
        auto cut = syllabify(language, singableSounds(*spoken));
        while (parted && cut.size() > 1) {
            cut[0] = merged(cut[0], cut[1]);
            cut.erase(cut.begin() + 1);
        }
        syllables.insert(syllables.end(), cut.begin(), cut.end());
    }
    return syllables;
}

/// The given sounds of each word. Where nothing of them can be said, the word is read as it is written.
base::Result<std::vector<GivenSounds>> soundsGiven(Phonemiser& phonemiser, Language language,
                                                   std::vector<WrittenWord>& words, Lyrics& lyrics)
{
    std::vector<GivenSounds> all;
    for (auto& word : words) {
        auto& sounds = all.emplace_back();
        for (std::size_t i = 0; i < word.given.size(); ++i) {
            auto syllables = givenSyllables(phonemiser, language, word.given[i]);
            if (!syllables)
                return syllables.error();
            if (syllables->empty()) {
                lyrics.unread.push_back('/' + word.given[i] + '/');
                for (auto& piece : word.pieces)
                    piece.given = piece.given == i ? kRead : piece.given;
            }
            sounds.push_back(std::move(*syllables));
        }
    }
    return all;
}

/// The word for the reader of text, who need not guess what is given as a whole.
std::string readingOf(const WrittenWord& word, const GivenSounds& given)
{
    std::string sounds;
    for (const auto& syllables : given)
        for (const auto& syllable : syllables)
            sounds += syllable.phonemes();
    const bool whole = std::ranges::none_of(word.pieces, [](const auto& piece) { return piece.given == kRead; });
    return whole ? "[x](/" + sounds + "/)" : word.text();
}

/// The phonemes of each written word, read together as a line.
base::Result<std::vector<std::string>> readWords(Phonemiser& phonemiser, Language language,
                                                 const std::vector<WrittenWord>& words,
                                                 const std::vector<GivenSounds>& given, Lyrics& lyrics)
{
    std::string line;
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < words.size(); ++i) {
        line += readingOf(words[i], given[i]) + ' ';
        ends.push_back(line.size());
    }
    const auto spoken = phonemiser.read(language, line);
    if (!spoken)
        return spoken.error();
    lyrics.unread.insert(lyrics.unread.end(), spoken->unread.begin(), spoken->unread.end());
    std::vector<std::string> result(words.size());
    for (const SpokenPiece& piece : spoken->pieces) {
        if (piece.kind == PieceKind::mark)
            continue;
        const auto at = std::upper_bound(ends.begin(), ends.end(), piece.begin) - ends.begin();
        std::string& phonemes = result[static_cast<std::size_t>(at)];
        phonemes += (phonemes.empty() ? "" : " ") + piece.phonemes;
    }
    return result;
}

/// "fire" and "hour" are sung on one note although they are spoken as two syllables.
void joinFire(std::string_view word, std::vector<Syllable>& syllables)
{
    if (syllables.size() < 2)
        return;
    const std::string small = lowered(word);
    const std::string letters = small.substr(0, small.find_last_of("abcdefghijklmnopqrstuvwxyz") + 1);
    const auto& last = syllables.back();
    auto& before = syllables[syllables.size() - 2];
    const bool sounds = last.onset.empty() && last.nucleus == "ə" && before.coda.empty() &&
                        (before.nucleus == "I" || before.nucleus == "W");
    for (const std::string_view ending : {"ire", "ires", "ired", "yre", "our", "ours"})
        if (sounds && letters.ends_with(ending)) {
            before = merged(before, last);
            syllables.pop_back();
            return;
        }
}

/// Gives the pieces of each "[word](/sounds/)" the sounds that are given for it.
void takeGiven(Language language, const WrittenWord& written, const GivenSounds& given, LyricWord& word)
{
    const auto& pieces = written.pieces;
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t end = first + 1;
        while (end < pieces.size() && pieces[end].given == pieces[first].given)
            ++end;
        if (pieces[first].given != kRead) {
            std::vector<std::string> texts;
            for (std::size_t i = first; i < end; ++i)
                texts.push_back(pieces[i].text);
            const auto sounds = fitted(language, given[pieces[first].given], texts);
            for (std::size_t i = first; i < end; ++i)
                word.syllables[i].sounds = sounds[i - first];
        }
        first = end;
    }
}

LyricWord lyricWord(Language language, const WrittenWord& written, const GivenSounds& given, std::string_view phonemes)
{
    LyricWord word{written.begin, written.end, written.text(), {}};
    const auto& pieces = written.pieces;
    const bool uncut = pieces.size() == 1;
    auto syllables = uncut && pieces[0].given != kRead ? given[pieces[0].given] : syllabify(language, phonemes);
    if (isEnglish(language) && written.given.empty())
        joinFire(word.text, syllables);
    std::vector<std::string> texts;
    std::vector<int> notes;
    for (const auto& piece : pieces) {
        texts.push_back(piece.text);
        notes.push_back(piece.notes);
    }
    if (uncut) {
        texts = spelledSyllables(language, word.text, syllables);
        notes.insert(notes.begin(), texts.size() - 1, 1); // an underscore holds the last syllable
    } else {
        syllables = fitted(language, syllables, texts);
    }
    syllables.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        word.syllables.push_back(
            {texts[i], syllables[i], notes[i], i + 1 == texts.size(), pieces[uncut ? 0 : i].given != kRead});
    if (!uncut)
        takeGiven(language, written, given, word);
    return word;
}

std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

std::optional<std::string> sectionOf(std::string_view line)
{
    const auto text = trimmed(line);
    if (text.size() < 3 || text.front() != '[' || text.back() != ']' || text.find('(') != std::string_view::npos)
        return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
}

base::Result<void> addLine(Phonemiser& phonemiser, Language language, std::string_view line, std::size_t offset,
                           LyricLine form, Lyrics& lyrics)
{
    auto written = writtenWords(line, offset);
    if (written.empty())
        return {};
    const auto given = soundsGiven(phonemiser, language, written, lyrics);
    if (!given)
        return given.error();
    const auto phonemes = readWords(phonemiser, language, written, *given, lyrics);
    if (!phonemes)
        return phonemes.error();
    for (std::size_t i = 0; i < written.size(); ++i) {
        const bool silent = (*phonemes)[i].empty();
        if (!silent)
            form.words.push_back(lyricWord(language, written[i], (*given)[i], (*phonemes)[i]));
        else if (!form.words.empty()) // a dash or a closing quote stays beside the word before it
            form.words.back().text += ' ' + written[i].text();
    }
    lyrics.lines.push_back(std::move(form));
    return {};
}

std::size_t lettersIn(std::string_view text)
{
    return toUtf32(text).size();
}

/// Divides the syllables that most letters are written for until there are `count`.
void divideUpTo(Language language, std::string_view word, std::size_t count, std::vector<Syllable>& syllables)
{
    while (!syllables.empty() && syllables.size() < count) {
        const auto spelled = spelledSyllables(language, word, syllables);
        const auto longest = std::max_element(spelled.begin(), spelled.end(),
                                              [](const auto& a, const auto& b) { return lettersIn(a) < lettersIn(b); });
        const auto at = longest - spelled.begin();
        auto [first, second] = divided(syllables[static_cast<std::size_t>(at)]);
        syllables[static_cast<std::size_t>(at)] = std::move(first);
        syllables.insert(syllables.begin() + at + 1, std::move(second));
    }
}

/// For each syllable the middle of its letters, counted over the word.
std::vector<double> middlesOf(const std::vector<std::string>& pieces)
{
    std::vector<double> middles;
    double from = 0;
    for (const auto& piece : pieces) {
        const auto letters = static_cast<double>(lettersIn(piece));
        middles.push_back(from + letters / 2);
        from += letters;
    }
    return middles;
}

/// How many syllables go into each piece: at least one, and as near in the word as can be.
std::vector<std::size_t> groupSizes(const std::vector<double>& syllables, const std::vector<double>& pieces)
{
    const std::size_t n = syllables.size();
    const std::size_t k = pieces.size();
    std::vector<std::vector<double>> cost(k + 1, std::vector<double>(n + 1, 1e18));
    cost[0][0] = 0;
    for (std::size_t p = 1; p <= k; ++p)
        for (std::size_t s = p; s <= n; ++s)
            cost[p][s] = std::min(cost[p - 1][s - 1], cost[p][s - 1]) + std::abs(syllables[s - 1] - pieces[p - 1]);
    std::vector<std::size_t> sizes(k, 0);
    std::size_t p = k;
    for (std::size_t s = n; s > 0; --s) {
        ++sizes[p - 1];
        if (cost[p - 1][s - 1] <= cost[p][s - 1])
            --p;
    }
    return sizes;
}

} // namespace

std::string noteTextOf(const LyricSyllable& syllable)
{
    std::string text = syllable.text;
    std::erase_if(text, [](char sign) { return sign == '_' || sign == '-'; });
    return music::lyricText({text + (syllable.endsWord ? "" : "-"), syllable.given ? syllable.sounds.phonemes() : ""});
}

std::size_t Lyrics::syllableCount() const
{
    std::size_t count = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words)
            count += word.syllables.size();
    return count;
}

std::size_t Lyrics::noteCount() const
{
    std::size_t count = 0;
    for (const auto& line : lines)
        for (const auto& word : line.words)
            for (const auto& syllable : word.syllables)
                count += static_cast<std::size_t>(syllable.notes);
    return count;
}

std::vector<Syllable> fitted(Language language, const std::vector<Syllable>& syllables,
                             const std::vector<std::string>& spelled)
{
    std::string word;
    for (const auto& piece : spelled)
        word += piece;
    std::vector<Syllable> result = syllables;
    divideUpTo(language, word, spelled.size(), result);
    if (result.size() == spelled.size() || result.empty())
        return result;
    const auto sizes = groupSizes(middlesOf(spelledSyllables(language, word, result)), middlesOf(spelled));
    std::vector<Syllable> grouped;
    std::size_t from = 0;
    for (const std::size_t size : sizes) {
        Syllable sum = result[from];
        for (std::size_t i = 1; i < size; ++i)
            sum = merged(sum, result[from + i]);
        grouped.push_back(std::move(sum));
        from += size;
    }
    return grouped;
}

base::Result<Lyrics> readLyrics(Phonemiser& phonemiser, Language language, std::string_view text)
{
    if (const auto valid = checkUtf8(text); !valid)
        return valid.error();
    Lyrics lyrics;
    LyricLine form;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const auto section = sectionOf(line);
        if (section || trimmed(line).empty()) { // either begins a new verse
            form.verse += !lyrics.lines.empty() && lyrics.lines.back().verse == form.verse ? 1 : 0;
            form.section = section.value_or(form.section);
        } else if (auto added = addLine(phonemiser, language, line, at, form, lyrics); !added) {
            return added.error();
        }
        at = end + 1;
    }
    return lyrics;
}

} // namespace melisma::ml::phonemes
