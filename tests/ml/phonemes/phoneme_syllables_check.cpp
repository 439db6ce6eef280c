// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/lyrics.h"
#include "ml/phonemes/spelling.h"
#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/check.h"

using namespace melisma;
using namespace melisma::ml::phonemes;

namespace {

struct Row {
    Language language;
    const char* phonemes;
    const char* syllables;
};

/// Divided by hand, by the rule of the longest onset.
const std::vector<Row> kRows{
    {Language::enUs, "mˈɛlədi", "mˈɛ.lə.di"},
    {Language::enUs, "stɹˈɛŋθs", "stɹˈɛŋθs"},
    {Language::enUs, "ˈɛkstɹə", "ˈɛk.stɹə"},
    {Language::enUs, "sˈɪŋɪŋ", "sˈɪŋ.ɪŋ"},
    {Language::enUs, "fˈɪŋɡəɹ", "fˈɪŋ.ɡəɹ"},
    {Language::enUs, "bˈʌtn", "bˈʌ.tn"},
    {Language::enUs, "ˌʌndəɹstˈænd", "ˌʌn.dəɹ.stˈænd"},
    {Language::enUs, "ˈætləs", "ˈæt.ləs"},
    {Language::enUs, "zˈiəɹO", "zˈiə.ɹO"},
    {Language::enUs, "Idˈiə", "I.dˈi.ə"},
    {Language::enGb, "nˈɪə", "nˈɪə"},
    {Language::enUs, "twˈɛnti θɹˈi", "twˈɛn.ti.θɹˈi"},
    {Language::enUs, "ʃ", "ʃ"},
    {Language::enUs, "", ""},
    {Language::es, "koɾaθˈon", "ko.ɾa.θˈon"},
    {Language::es, "tɾanspˈoɾte", "tɾans.pˈoɾ.te"},
    {Language::es, "aβɾˈil", "a.βɾˈil"},
    {Language::es, "paˈis", "pa.ˈis"},
    {Language::it, "finˈɛstra", "fi.nˈɛ.stra"},
    {Language::it, "pˈiʦːa", "pˈi.ʦːa"},
    {Language::fr, "wazˈo", "wa.zˈo"},
    {Language::ptBr, "koɾasˈɐ̃ʊ̃", "ko.ɾa.sˈɐ̃ʊ̃"},
    {Language::hi, "nəmˈʌsteː", "nə.mˈʌs.teː"},
    {Language::ja, "ɾʲokoɯ", "ɾʲo.ko.ɯ"},
    {Language::zh, "ni↓xau↓", "ni↓.xau↓"},
};

struct Spelled {
    const char* word;
    const char* pieces;
};

/// As a dictionary hyphenates them for singing.
const std::vector<Spelled> kSpelled{
    {"melody", "mel-o-dy"},
    {"happy", "hap-py"},
    {"little", "lit-tle"},
    {"table", "ta-ble"},
    {"button", "but-ton"},
    {"beautiful", "beau-ti-ful"},
    {"mother", "moth-er"},
    {"river", "riv-er"},
    {"tomorrow", "to-mor-row"},
    {"believe", "be-lieve"},
    {"umbrella", "um-brel-la"},
    {"people", "peo-ple"},
    {"remember", "re-mem-ber"},
    {"children", "chil-dren"},
    {"understand", "un-der-stand"},
    {"photograph", "pho-to-graph"},
    {"heaven", "heav-en"},
    {"nation", "na-tion"},
    {"away", "a-way"},
    {"idea", "i-de-a"},
    {"walked", "walked"},
    {"roses", "ro-ses"},
};

std::string joined(const std::vector<Syllable>& syllables)
{
    std::string result;
    for (const auto& syllable : syllables)
        result += (result.empty() ? "" : ".") + syllable.phonemes();
    return result;
}

std::string joined(const std::vector<std::string>& pieces)
{
    std::string result;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        result += (i > 0 ? "-" : "") + pieces[i];
    return result;
}

Lyrics lyricsOf(Language language, std::string_view text)
{
    auto lyrics = readLyrics(tests::phonemiser(), language, text);
    CHECK(lyrics.ok());
    return lyrics ? *lyrics : Lyrics{};
}

/// Each word as text(phonemes)notes-text(phonemes)notes.
std::string shown(const LyricWord& word)
{
    std::string result;
    for (const auto& syllable : word.syllables)
        result += (result.empty() ? "" : "-") + syllable.text + "(" + syllable.sounds.phonemes() + ")" +
                  std::to_string(syllable.notes);
    return result;
}

} // namespace

CHECK_CASE(wordsAreDividedAsByHand)
{
    for (const Row& row : kRows)
        CHECK_EQUAL(joined(syllabify(row.language, row.phonemes)), row.syllables);
}

CHECK_CASE(partsOfASyllableAreThoseThatAreSung)
{
    const auto syllables = syllabify(Language::enUs, "stɹˈɛŋθ");
    CHECK((syllables.front() == Syllable{"stɹ", "ɛ", "ŋθ", Stress::primary}));
    const auto two = syllabify(Language::enUs, "bˈʌtn");
    CHECK((two.back() == Syllable{"t", "n", "", Stress::none}));
    CHECK((merged(two[0], two[1]) == Syllable{"b", "ʌtn", "", Stress::primary}));
    const auto [first, second] = divided(syllables.front());
    CHECK((first == Syllable{"stɹ", "ɛ", "", Stress::primary} && second == Syllable{"", "ɛ", "ŋθ", Stress::none}));
}

CHECK_CASE(spellingFollowsTheSounds)
{
    for (const Spelled& row : kSpelled) {
        const auto phonemes = tests::phonemiser().read(Language::enUs, row.word)->phonemes();
        CHECK_EQUAL(joined(spelledSyllables(Language::enUs, row.word, syllabify(Language::enUs, phonemes))),
                    row.pieces);
    }
    const auto kana = syllabify(Language::ja, "ɾʲokoɯ");
    CHECK_EQUAL(joined(spelledSyllables(Language::ja, "りょこう", kana)), "りょ-こ-う");
}

/// Whatever the word, nothing is lost: sounds and letters join to what they were, one piece a syllable.
CHECK_CASE(nothingIsLostInDividing)
{
    const std::string_view text = "Interesting vegetables are comfortable on Wednesday; rhythms and queues, strengths "
                                  "aisle yacht colonel bourgeois 42 O'Brien's café naïve psst";
    const auto spoken = tests::phonemiser().read(Language::enUs, text);
    CHECK(spoken->pieces.size() > 15);
    for (const auto& piece : spoken->pieces) {
        if (piece.kind != PieceKind::word)
            continue;
        const std::string word(text.substr(piece.begin, piece.end - piece.begin));
        const auto syllables = syllabify(Language::enUs, piece.phonemes);
        std::string sounds;
        std::string letters;
        for (const auto& syllable : syllables)
            sounds += syllable.onset + syllable.nucleus + syllable.coda;
        const auto pieces = spelledSyllables(Language::enUs, word, syllables);
        for (const auto& each : pieces)
            letters += each;
        std::string expected = tests::replacedAll(piece.phonemes, "ˈ", "");
        expected = tests::replacedAll(tests::replacedAll(expected, "ˌ", ""), " ", "");
        CHECK_EQUAL(sounds, expected);
        CHECK_EQUAL(letters, word);
        CHECK_EQUAL(pieces.size(), syllables.size());
    }
}

CHECK_CASE(lyricsKnowLinesVersesAndSections)
{
    const auto lyrics = lyricsOf(Language::enUs, "[Verse]\nSing a song\r\nof love\n\n\n[Chorus]\nmelody!\n");
    CHECK_EQUAL(lyrics.lines.size(), 3U);
    CHECK_EQUAL(lyrics.lines[0].section, "Verse");
    CHECK_EQUAL(lyrics.lines[2].section, "Chorus");
    CHECK(lyrics.lines[0].verse == 0 && lyrics.lines[1].verse == 0 && lyrics.lines[2].verse == 1);
    const auto close = lyricsOf(Language::enUs, "[Verse]\none\n[Verse]\ntwo\n\n[Verse]\nthree\n");
    CHECK(close.lines[0].verse == 0 && close.lines[1].verse == 1 && close.lines[2].verse == 2);
    CHECK_EQUAL(shown(lyrics.lines[2].words[0]), "mel(mˈɛ)1-o(lə)1-dy!(di)1");
    CHECK_EQUAL(lyrics.syllableCount(), 8U);
    CHECK(lyrics.lines[2].words[0].syllables[2].endsWord && !lyrics.lines[2].words[0].syllables[1].endsWord);
}

CHECK_CASE(hyphensAndUnderscoresAreTheSingers)
{
    const std::string_view text = "glo__-ri-a glo - ri - a _ _ home_ ev-er-y ev-ery";
    const auto lyrics = lyricsOf(Language::enUs, text);
    const auto& words = lyrics.lines.at(0).words;
    CHECK_EQUAL(words.size(), 5U);
    CHECK_EQUAL(shown(words[0]), "glo(ɡlˈɔ)3-ri(ɹi)1-a(ə)1");
    CHECK_EQUAL(shown(words[1]), "glo(ɡlˈɔ)1-ri(ɹi)1-a(ə)3");
    CHECK_EQUAL(shown(words[2]), "home(hˈOm)2");
    CHECK_EQUAL(shown(words[3]), "ev(ˈɛ)1-er(ɛv)1-y(ɹi)1");
    CHECK_EQUAL(shown(words[4]), "ev(ˈɛv)1-ery(ɹi)1");
    CHECK_EQUAL(std::string(text.substr(words[1].begin, words[1].end - words[1].begin)), "glo - ri - a _ _");
    CHECK_EQUAL(lyrics.noteCount(), lyrics.syllableCount() + 5);
}

CHECK_CASE(soundsCanBeGiven)
{
    const std::string_view text = "I [lead](/lˈɛd/), \"[lead](/lˈɛd/)__\" [melody](/mˈɛlɔdi/) [mel-o-dy](/mˈɛl-O-di/) "
                                  "mel-[o](/O/)-dy [mel](/mˈɛl/)-[o](/ə/)-[dy](/di/) [a](/?/)";
    const auto lyrics = lyricsOf(Language::enUs, text);
    const auto& words = lyrics.lines.at(0).words;
    const char* expected[] = {"I(ˈI)1",
                              "lead,(lˈɛd)1",
                              "\"lead\"(lˈɛd)3",
                              "mel(mˈɛ)1-o(lɔ)1-dy(di)1",
                              "mel(mˈɛl)1-o(O)1-dy(di)1",
                              "mel(mˈɛ)1-o(O)1-dy(di)1",
                              "mel(mˈɛl)1-o(ə)1-dy(di)1"};
    CHECK_EQUAL(words.size(), std::size(expected) + 1);
    for (std::size_t i = 0; i < std::size(expected); ++i)
        CHECK_EQUAL(shown(words[i]), expected[i]);
    CHECK(!words[7].syllables[0].given && words[7].syllables[0].sounds.nucleus.size() > 0); // read after all
    CHECK_EQUAL(lyrics.unread.size(), 1U);
    CHECK_EQUAL(noteTextOf(words[1].syllables[0]), "lead, /lˈɛd/");
    CHECK_EQUAL(noteTextOf(words[4].syllables[1]), "o- /O/");
    CHECK_EQUAL(noteTextOf(words[5].syllables[0]), "mel-");
    CHECK_EQUAL(std::string(text.substr(words[1].begin, words[1].end - words[1].begin)), "[lead](/lˈɛd/),");
    for (const auto* odd : {"[](/a/)", "[-](/a/) b", "[a](/b/", "[[a](/b/)", "[a](/b/)-", "x[a](/b/)y", "_[a](/-/)_"})
        CHECK(readLyrics(tests::phonemiser(), Language::enUs, odd).ok());
    CHECK_EQUAL(shown(lyricsOf(Language::enUs, "mis[lead](/lˈɛd/)ing").lines.at(0).words.at(0)),
                "mis(mɪ)1-lead(lˈɛd)1-ing(dɪŋ)1");
}

CHECK_CASE(fewerNotesThanSyllablesShareOne)
{
    const auto syllables = syllabify(Language::enUs, "ɪntɹəstɪŋ");
    CHECK_EQUAL(syllables.size(), 3U);
    const auto two = fitted(Language::enUs, syllables, {"inter", "esting"});
    CHECK_EQUAL(two.size(), 2U);
    CHECK_EQUAL(joined(fitted(Language::enUs, syllables, {"interesting"})), "ɪntɹəstɪŋ");
    CHECK_EQUAL(fitted(Language::enUs, syllables, {"in", "t", "er", "es", "ting"}).size(), 5U);
    CHECK(fitted(Language::enUs, {}, {"a", "b"}).empty());
}

CHECK_CASE(fireAndHourAreOneNote)
{
    CHECK_EQUAL(shown(lyricsOf(Language::enUs, "fire").lines.at(0).words.at(0)), "fire(fˈIəɹ)1");
    CHECK_EQUAL(lyricsOf(Language::enUs, "hour power").syllableCount(), 3U);
}

CHECK_CASE(oddLyricsAreReadOrLeftOut)
{
    for (const std::string_view text : {"", "_", "-", "_ _ - -", "[", "[]", "-a", "a-", "a--b", "😀", "… — !", "___a"})
        CHECK(lyricsOf(Language::enUs, text).syllableCount() <= 3);
    CHECK_EQUAL(lyricsOf(Language::enUs, "a-").syllableCount(), 1U);
    CHECK(!readLyrics(tests::phonemiser(), Language::enUs, "\xFF").ok());
    const auto given = lyricsOf(Language::enUs, "[Kokoro](/kˈOkəɹO/)");
    CHECK_EQUAL(shown(given.lines.at(0).words.at(0)), "Ko(kˈO)1-ko(kə)1-ro(ɹO)1");
}

int main(int argc, char** argv)
{
    return tests::canReadText() ? tests::runChecks(argc, argv) : 77;
}
