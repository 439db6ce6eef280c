// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Written syllables become tokens that can be timed, whatever was written.
#include "ml/sing/crowded_notes.h"
#include "ml/sing/lyric_notes.h"
#include "ml/sing/token_timing.h"

#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/check.h"

#include <algorithm>

using namespace melisma;
using namespace melisma::ml::sing;
using ml::phonemes::Language;

namespace {

std::vector<LyricNote> notesWith(const std::vector<std::string>& lyrics, double length = 0.5)
{
    std::vector<LyricNote> notes;
    for (const auto& lyric : lyrics) {
        LyricNote note;
        note.startSeconds = 1.0 + length * static_cast<double>(notes.size());
        note.lengthSeconds = length;
        note.lyric = lyric;
        notes.push_back(std::move(note));
    }
    return notes;
}

SungLine read(const std::vector<std::string>& lyrics, double length = 0.5)
{
    auto line = readLine(tests::phonemiser(), Language::enUs, notesWith(lyrics, length));
    CHECK(line.ok());
    return line ? *line : SungLine{};
}

std::string symbolsOf(const SungNote& note)
{
    std::string symbols;
    for (const auto& token : note.tokens)
        symbols += token.symbol;
    return symbols;
}

std::vector<std::string> lyricsOf(const std::vector<LyricNote>& notes)
{
    std::vector<std::string> lyrics;
    for (const auto& note : notes)
        lyrics.push_back(note.lyric);
    return lyrics;
}

using Texts = std::vector<std::string>;

} // namespace

CHECK_CASE(syllablesOfAWordAreReadTogether)
{
    const auto line = read({"Twin-", "kle", "star", "_"});
    CHECK_EQUAL(line.words.size(), std::size_t(2));
    CHECK_EQUAL(line.words[0].text, std::string("Twinkle"));
    CHECK_EQUAL(line.words[1].lastNote, std::size_t(3));
    CHECK_EQUAL(symbolsOf(line.notes[0]), std::string("twˈɪŋ"));
    CHECK_EQUAL(symbolsOf(line.notes[2]), std::string("stˈɑɹ"));
    CHECK(line.notes[3].tokens.empty());
    CHECK(!line.notes[0].endsWord && line.notes[1].endsWord);
    CHECK(!line.notes[2].tokens[0].voiced && !line.notes[2].tokens[1].voiced && line.notes[2].tokens[3].voiced);
    CHECK(timeTokens(line.notes).ok());
}

CHECK_CASE(whatIsNoWordDoesNotMoveTheOthers)
{
    // Two words at a note, a sign and a picture: the notes behind them keep their own words.
    for (const auto& odd : {"to the", "...", "\xF0\x9F\x98\x80", "—", "rock 'n' roll"}) {
        const auto line = read({odd, "star"});
        CHECK_EQUAL(symbolsOf(line.notes[1]), std::string("stˈɑɹ"));
        CHECK(!line.notes[0].tokens.empty());
        CHECK(timeTokens(line.notes).ok());
    }
    const auto picture = read({"\xF0\x9F\x98\x80", "star"});
    CHECK_EQUAL(picture.unread.size(), std::size_t(1));
    CHECK_EQUAL(symbolsOf(picture.notes[0]), std::string("lˈɑ"));
}

CHECK_CASE(phonemesCanBeGiven)
{
    const auto line = read({"lead /lˈɛd/", "lead /lˈid/"});
    CHECK_EQUAL(symbolsOf(line.notes[0]), std::string("lˈɛd"));
    CHECK_EQUAL(symbolsOf(line.notes[1]), std::string("lˈid"));
    CHECK(timeTokens(read({"x /st/", "y //"}).notes).ok());
}

CHECK_CASE(givenSoundsStayWithTheirNotes)
{
    auto notes = notesWith(Texts(5));
    CHECK(spreadLyrics(tests::phonemiser(), Language::enUs, "I [lead](/lˈɛd/) [mel-o-dy](/mˈɛl-O-di/)", notes).ok());
    CHECK(lyricsOf(notes) == (Texts{"I", "lead /lˈɛd/", "mel- /mˈɛl/", "o- /O/", "dy /di/"}));
    const auto line = read(lyricsOf(notes));
    const char* sounds[] = {"ˈI", "lˈɛd", "mˈɛl", "O", "di"};
    for (std::size_t i = 0; i < line.notes.size(); ++i)
        CHECK_EQUAL(symbolsOf(line.notes[i]), std::string(sounds[i]));
    CHECK_EQUAL(line.words[1].text, std::string("lead"));
    CHECK_EQUAL(line.words[2].text, std::string("melody"));
    // As running text at a note, and one syllable of a word alone.
    const auto other = read({"[lead](/lˈɛd/)", "mel-", "[o-](/O/)", "dy", "and/or", "[/b/"});
    CHECK_EQUAL(symbolsOf(other.notes[0]), std::string("lˈɛd"));
    CHECK_EQUAL(symbolsOf(other.notes[1]) + symbolsOf(other.notes[2]) + symbolsOf(other.notes[3]),
                std::string("mˈɛOdi"));
    CHECK_EQUAL(other.words[2].text, std::string("and/or"));
}

CHECK_CASE(notesWithoutWordsAreSung)
{
    const auto line = read({"", "", "_"});
    CHECK_EQUAL(symbolsOf(line.notes[0]), std::string("lˈɑ"));
    CHECK(timeTokens(line.notes).ok());
    CHECK(!readLine(tests::phonemiser(), Language::enUs, notesWith({"\xC3\x28"})).ok());
}

CHECK_CASE(lyricsSpreadOverNotes)
{
    auto notes = notesWith(Texts(5));
    auto left = spreadLyrics(tests::phonemiser(), Language::enUs, "mel-o-dy glo_", notes);
    CHECK(left.ok() && left->empty());
    CHECK(lyricsOf(notes) == (Texts{"mel-", "o-", "dy", "glo", "_"}));

    // More syllables than notes are answered, more notes hold the last and begin anew behind a rest.
    notes = notesWith(Texts(2));
    left = spreadLyrics(tests::phonemiser(), Language::enUs, "mel-o-dy goes on", notes);
    CHECK(left.ok());
    CHECK_EQUAL(*left, std::string("dy goes on "));
    notes = notesWith(Texts(5));
    notes[3].startSeconds += 1.0;
    notes[4].startSeconds += 1.0;
    CHECK(spreadLyrics(tests::phonemiser(), Language::enUs, "a star", notes).ok());
    CHECK(lyricsOf(notes) == (Texts{"a", "star", "_", "a", "star"}));

    CHECK(!spreadLyrics(tests::phonemiser(), Language::enUs, "", notes).ok());
    CHECK(!spreadLyrics(tests::phonemiser(), Language::enUs, " \n\n[Chorus]\n", notes).ok());
    CHECK(!spreadLyrics(tests::phonemiser(), Language::enUs, "\xFF", notes).ok());
}

CHECK_CASE(crowdedWordsLoseConsonantsAndNoVowel)
{
    const Texts crowded{"strengths", "strengths", "twelfths", "sprint"};
    auto line = read(crowded, 0.125);
    CHECK(!timeTokens(line.notes).ok());
    CHECK(leaveOutCrowded(line.notes) > 0);
    CHECK(timeTokens(line.notes).ok());
    for (const auto& note : line.notes)
        CHECK_EQUAL(std::ranges::count(note.tokens, TokenKind::vowel, &SungToken::kind), std::ptrdiff_t(1));
    auto slow = read(crowded, 1.0);
    CHECK_EQUAL(leaveOutCrowded(slow.notes), 0);
}

int main(int argc, char** argv)
{
    return melisma::tests::canReadText() ? melisma::tests::runChecks(argc, argv) : 77;
}
