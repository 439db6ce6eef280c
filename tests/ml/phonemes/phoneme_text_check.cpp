// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "ml/phonemes/espeak.h"
#include "ml/phonemes/utf8.h"
#include "ml/phonemes/word_alignment.h"
#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/check.h"

#include <clocale>
#include <random>
#include <thread>

using namespace melisma;
using namespace melisma::ml::phonemes;

namespace {

SpokenText read(Language language, std::string_view text)
{
    auto spoken = tests::phonemiser().read(language, text);
    CHECK(spoken.ok());
    return spoken ? *spoken : SpokenText{};
}

/// "text|phonemes" of each word, marks as they are.
std::string listed(std::string_view text, const SpokenText& spoken)
{
    std::string result;
    for (const auto& piece : spoken.pieces) {
        result += result.empty() ? "" : " ";
        result += piece.kind == PieceKind::mark
                      ? piece.phonemes
                      : std::string(text.substr(piece.begin, piece.end - piece.begin)) + "|" + piece.phonemes;
    }
    return result;
}

std::string cut(Language language, std::string_view text)
{
    std::string result;
    for (const auto& piece : piecesOf(language, text).pieces)
        result += (result.empty() ? "" : " ") + piece.text;
    return result;
}

/// What must hold for any text that was read.
void checkPromises(std::string_view text, const SpokenText& spoken)
{
    const auto& vocabulary = tests::phonemiser().vocabulary();
    std::size_t tokens = 0;
    std::size_t begin = 0;
    for (const auto& piece : spoken.pieces) {
        CHECK(piece.begin >= begin && piece.end > piece.begin && piece.end <= text.size());
        CHECK(piece.firstToken >= tokens && piece.firstToken <= tokens + 1);
        CHECK(vocabulary.encode(piece.phonemes).ids.size() == piece.tokenCount);
        tokens = piece.firstToken + piece.tokenCount;
        begin = piece.begin;
    }
    CHECK_EQUAL(tokens, spoken.ids.size());
    for (const int id : spoken.ids)
        CHECK(id > 0 && id < 178);
}

} // namespace

CHECK_CASE(textIsCutIntoWordsAndMarks)
{
    CHECK_EQUAL(cut(Language::enUs, "Mr. Smith's 3.5 km, at 10:30 — e.g. U.S.A. well-known..."),
                "Mr. Smith's 3.5 km , at 10:30 — e.g. U.S.A. well-known …");
    CHECK_EQUAL(cut(Language::enUs, "don’t “quote” 'single' *bold* $5 50% -5 a -- b - c"),
                "don't “ quote ” single bold $5 50% -5 a — b — c");
    CHECK_EQUAL(cut(Language::es, "¿Qué? ¡Sí!"), "Qué ? Sí !");
    CHECK_EQUAL(cut(Language::fr, "«Oui»"), "“ Oui ”");
    CHECK_EQUAL(cut(Language::zh, "你好，世界。ＡＢＣ"), "你 好 , 世 界 . ABC");
    CHECK_EQUAL(cut(Language::enUs, std::string_view("a\0b\x01\tc", 6)), "a b c");
    CHECK_EQUAL(cut(Language::enUs, "[word](/wˈɜɹd/) [link](x)"), "wˈɜɹd ( link ) ( x )");
    const auto pictures = piecesOf(Language::enUs, "hi 😀😀 ☎️");
    CHECK_EQUAL(pictures.pieces.size(), 1U);
    CHECK_EQUAL(pictures.unread.size(), 2U);
}

CHECK_CASE(everyWordHasItsOwnPhonemes)
{
    const std::string_view text = "The end of the song, at a time in 1999.";
    CHECK_EQUAL(listed(text, read(Language::enUs, text)),
                "The|ðɪ end|ˈɛnd of|ʌv the|ðə song|sˈɔŋ , at|æT a|ə time|tˈIm in|ɪn "
                "1999|nˈIntinhˈʌndɹɪd nˈInti nˈIn .");
    const std::string_view french = "Les enfants ont un homme.";
    CHECK_EQUAL(listed(french, read(Language::fr, french)), "Les|lez enfants|ɑ̃fˈɑ̃z ont|ˈɔ̃t un|œ̃n homme|ˈɔm .");
}

CHECK_CASE(alignmentKeepsWholeClauseAndGivesEachWordASound)
{
    using Words = std::vector<std::string>;
    CHECK((splitAmongWords("ɪnðɪ ˈɜɹli", {"ɪn", "ðə", "ˈɜɹli"}) == Words{"ɪn", "ðɪ", "ˈɜɹli"}));
    CHECK((splitAmongWords("tˈu θˈɜɹTi kˈæts", {"tˈu θˈɜɹTi", "kˈæts"}) == Words{"tˈu θˈɜɹTi", "kˈæts"}));
    CHECK((splitAmongWords("", {"", ""}) == Words{"", ""}));
    CHECK((splitAmongWords("abc", {"abc", "x"}) == Words{"abc", ""}));
}

CHECK_CASE(givenPhonemesAreTakenAndUnknownOnesReported)
{
    const auto spoken = read(Language::enUs, "Play [Kokoro](/kˈOkəɹO/) [x](/aɧb/)");
    CHECK_EQUAL(spoken.phonemes(), "plˈA kˈOkəɹO aɧb");
    CHECK_EQUAL(spoken.unknownSymbols.size(), 1U);
    CHECK_EQUAL(spoken.unknownSymbols.front(), "ɧ");
    CHECK_EQUAL(spoken.pieces.back().tokenCount, 2U);
}

CHECK_CASE(givenPhonemesMayBeSpelledAsInDictionaries)
{
    CHECK_EQUAL(read(Language::enUs, "[red](/rɛd/) [read](/'riːd/) [cage](/keɪdʒ/) [go](/ˈgəʊ/)").phonemes(),
                "ɹɛd ˈɹid kAʤ ˈɡO");
    CHECK_EQUAL(read(Language::enGb, "[go](/ˈgəʊ/)").phonemes(), "ˈɡQ");
    CHECK_EQUAL(read(Language::es, "[chico](/tʃˈiko/)").phonemes(), "ʧˈiko");
}

CHECK_CASE(tokensAreThoseOfTheModel)
{
    // ids of kokoro 0.9.4's config for "hɪ, ju!"
    const auto spoken = read(Language::enUs, "[hi](/hɪ/), [you](/ju/)!");
    CHECK((spoken.ids == std::vector<int>{50, 102, 3, 16, 52, 63, 5}));
    CHECK_EQUAL(spoken.pieces[2].firstToken, 4U);
    CHECK_EQUAL(tests::phonemiser().vocabulary().size(), 114U);
}

CHECK_CASE(mixedScriptsAreReadByTheirReaders)
{
    CHECK_EQUAL(read(Language::ja, "こんにちは hello").phonemes(), "koɲɲiʨiha həlˈO");
    CHECK_EQUAL(read(Language::zh, "你好 hello").phonemes(), "ni↓xau↓ həlˈO");
    CHECK_EQUAL(read(Language::enUs, "hello नमस्ते").phonemes(), "həlˈO nəmˈʌsteː");
    CHECK_EQUAL(read(Language::fr, "cafe\u0301").phonemes(), read(Language::fr, "café").phonemes());
    CHECK_EQUAL(read(Language::enUs, "ﬁre").phonemes(), read(Language::enUs, "fire").phonemes());
    const auto russian = read(Language::enUs, "Ж hello");
    CHECK(russian.phonemes() == "həlˈO" && russian.unread == std::vector<std::string>{"Ж"});
    const auto kanji = read(Language::ja, "東京");
    CHECK(kanji.ids.empty());
    CHECK_EQUAL(kanji.unread.size(), 2U);
}

/// Symbols without a token over the sentences of the goldens; docs/VOICES.md has the table.
CHECK_CASE(symbolsOfEveryLanguageAreKnownToTheModel)
{
    const auto golden = base::readJsonFile(tests::sourceFolder() / "tests" / "golden" / "phonemes" / "phonemes.json");
    for (const auto language : kLanguages) {
        std::size_t known = 0;
        std::size_t unknown = 0;
        std::string missing;
        for (const auto& row : golden->at(std::string(codeOf(language)))) {
            const auto spoken = read(language, row.at(0).get<std::string>());
            CHECK(spoken.unread.empty());
            known += spoken.ids.size();
            unknown += toUtf32(spoken.phonemes()).size() - spoken.ids.size();
            for (const auto& symbol : spoken.unknownSymbols)
                missing += symbol;
        }
        std::printf("  %s: %zu symbols, %.2f %% known, missing '%s'\n", codeOf(language).data(), known + unknown,
                    100.0 * known / (known + unknown), missing.c_str());
        CHECK(known > 200);
        CHECK(static_cast<double>(known) >= 0.99 * static_cast<double>(known + unknown));
    }
}

CHECK_CASE(nothingToReadGivesNothing)
{
    for (const std::string_view text : {"", " \n\t", "😀", "\u200B\u200D"}) {
        const auto spoken = read(Language::enUs, text);
        CHECK(spoken.ids.empty() && spoken.pieces.empty());
    }
    CHECK_EQUAL(read(Language::enUs, "?! ... —").phonemes(), "?! … —");
}

CHECK_CASE(badBytesAreAnErrorThatSaysWhere)
{
    for (const std::string_view text : {"ab\xFF", "ab\xC0\xAF", "ab\xED\xA0\x80", "ab\xE2\x82", "ab\xF5\x80\x80\x80"}) {
        const auto spoken = tests::phonemiser().read(Language::enUs, text);
        CHECK(!spoken.ok() && spoken.error().kind == base::ErrorKind::input);
        CHECK(spoken.error().message.find("byte 3") != std::string::npos);
    }
}

CHECK_CASE(longWordsAndNumbersStayWithinOneReading)
{
    const auto letters = read(Language::enUs, std::string(5000, 'x'));
    const auto digits = read(Language::enUs, std::string(300, '7'));
    for (const auto& piece : letters.pieces)
        CHECK(piece.tokenCount <= 120);
    for (const auto& piece : digits.pieces)
        CHECK(piece.tokenCount <= 120);
    CHECK(letters.pieces.size() >= 125 && digits.pieces.size() >= 16);
}

/// Seeded noise of many scripts and of raw bytes: an error or a reading that keeps its promises.
CHECK_CASE(noiseNeverBreaksTheReader)
{
    const std::vector<std::string> spice{"a",  "e", "Th",     "ing ",   " ", "\n", "7",  ".",    ",", "'",  "-",
                                         "_",  "[", "](/",    "/)",     "é", "ñ",  "ß",  "मै",    "्",  "你", "ん",
                                         "ー", "😀", "\u0301", "\u200D", "“", "…",  "$",  "%",    "&", "<",  "\x01",
                                         "Ж",  "ع", "한",     "\uFFFD", "(", ")",  "\\", "e.g.", "ﬁ"};
    const char* wish = std::getenv("MELISMA_FUZZ_RUNS");
    const long runs = wish ? std::atol(wish) : 3000;
    std::mt19937 random(7);
    for (long run = 0; run < runs; ++run) {
        std::string text;
        for (std::size_t i = 0, count = random() % 60; i < count; ++i)
            text += random() % 50 == 0 ? std::string(1, static_cast<char>(random())) : spice[random() % spice.size()];
        const auto spoken = tests::phonemiser().read(kLanguages[random() % kLanguages.size()], text);
        CHECK_EQUAL(spoken.ok(), checkUtf8(text).ok());
        if (spoken)
            checkPromises(text, *spoken);
    }
}

CHECK_CASE(theProgramKeepsItsLocale)
{
    CHECK_EQUAL(std::string(std::setlocale(LC_ALL, nullptr)), std::string("C"));
}

CHECK_CASE(threadsShareOneEspeak)
{
    const std::string expected = read(Language::enUs, "The melody of the fire").phonemes();
    const std::string hola = read(Language::es, "La música de la noche").phonemes();
    const auto work = [](Language language, std::string_view text, const std::string& wanted) {
        auto own = Phonemiser::make(tests::sourceFolder() / "resources");
        for (int i = 0; i < 50; ++i)
            CHECK(own->read(language, text)->phonemes() == wanted);
    };
    std::thread english(work, Language::enUs, "The melody of the fire", expected);
    std::thread spanish(work, Language::es, "La música de la noche", hola);
    english.join();
    spanish.join();
}

CHECK_CASE(languagesAreKnownByCodeAndVoice)
{
    for (const auto language : kLanguages)
        CHECK(*languageOf(codeOf(language)) == language);
    CHECK(*languageOf("EN_GB") == Language::enGb && *languageOf("pt") == Language::ptBr);
    CHECK(*languageOfVoice("zf_xiaobei") == Language::zh);
    CHECK(!languageOf("tlh").ok() && !languageOfVoice("").ok());
}

int main(int argc, char** argv)
{
    return tests::canReadText() ? tests::runChecks(argc, argv) : 77;
}
