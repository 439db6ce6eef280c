// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/speech_chunks.h"
#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/check.h"

#include <algorithm>
#include <random>

using namespace melisma;
using namespace melisma::ml::phonemes;

namespace {

std::vector<SpeechChunk> chunksOf(Language language, std::string_view text, ChunkLimits limits = {})
{
    SpeechChunks chunks(tests::phonemiser(), language, text, limits);
    std::vector<SpeechChunk> result;
    while (true) {
        auto chunk = chunks.next();
        CHECK(chunk.ok());
        if (!chunk || !*chunk)
            return result;
        result.push_back(std::move(**chunk));
    }
}

std::vector<std::string> sentencesOf(Language language, std::string_view text)
{
    std::vector<std::string> result;
    for (auto next = nextSentence(language, text, 0); next; next = nextSentence(language, text, next->end))
        result.emplace_back(text.substr(next->begin, next->end - next->begin));
    return result;
}

std::size_t words(const SpokenText& spoken)
{
    return static_cast<std::size_t>(std::count_if(spoken.pieces.begin(), spoken.pieces.end(),
                                                  [](const auto& piece) { return piece.kind == PieceKind::word; }));
}

/// Chunks follow each other, fit the model, and hold every word of the text once.
void checkChunks(std::string_view text, const std::vector<SpeechChunk>& chunks, std::size_t expectedWords)
{
    std::size_t at = 0;
    std::size_t found = 0;
    for (const auto& chunk : chunks) {
        CHECK(chunk.begin >= at && chunk.end > chunk.begin && chunk.end <= text.size());
        CHECK(!chunk.spoken.ids.empty() && chunk.spoken.ids.size() <= 510);
        CHECK(chunk.pauseAfter >= 0 && chunk.pauseAfter <= 1);
        for (const auto& piece : chunk.spoken.pieces)
            CHECK(piece.begin >= chunk.begin && piece.end <= chunk.end);
        at = chunk.end;
        found += words(chunk.spoken);
    }
    CHECK_EQUAL(found, expectedWords);
}

std::string randomProse(std::size_t bytes)
{
    constexpr std::array<const char*, 12> kWords{"the", "river", "sings", "of",    "silver", "light",
                                                 "and", "night", "when",  "every", "star",   "remembers"};
    constexpr std::array<const char*, 8> kJoints{" ", " ", " ", " ", ", ", "; ", ". ", ".\n\n"};
    std::mt19937 random(3);
    std::string text;
    while (text.size() < bytes) {
        text += kWords[random() % kWords.size()];
        text += kJoints[random() % kJoints.size()];
    }
    return text;
}

} // namespace

CHECK_CASE(sentencesEndWhereReadersPause)
{
    using Sentences = std::vector<std::string>;
    CHECK((sentencesOf(Language::enUs, "Mr. Smith met Dr. J. S. Bach at 3.5 km. He left!") ==
           Sentences{"Mr. Smith met Dr. J. S. Bach at 3.5 km.", "He left!"}));
    CHECK((sentencesOf(Language::enUs, "The U.S. Army came. I saw the U.S. The end, e.g. here.") ==
           Sentences{"The U.S. Army came.", "I saw the U.S.", "The end, e.g. here."}));
    CHECK((sentencesOf(Language::enUs, "“Stop!” she cried. Wait... what? 1. One") ==
           Sentences{"“Stop!” she cried.", "Wait... what?", "1. One"}));
    CHECK((sentencesOf(Language::enUs, "one\ntwo\n\n three") == Sentences{"one", "two", "three"}));
    CHECK((sentencesOf(Language::es, "El Sr. Pérez vino. Ud. sabe.") == Sentences{"El Sr. Pérez vino.", "Ud. sabe."}));
    CHECK((sentencesOf(Language::zh, "你好。世界！好") == Sentences{"你好。", "世界！", "好"}));
    CHECK((sentencesOf(Language::hi, "मेरा नाम राम है। धन्यवाद।") == Sentences{"मेरा नाम राम है।", "धन्यवाद।"}));
    CHECK(sentencesOf(Language::enUs, " \n ").empty());
}

CHECK_CASE(pausesFollowTheMarks)
{
    const auto chunks = chunksOf(Language::enUs, "This is the first sentence of the text, and it is long enough.\n"
                                                 "This is the second sentence of the text, and it is long enough.\n\n"
                                                 "This is the third sentence of the text, and it is long enough. "
                                                 "This is the fourth sentence of the text, and it ends here.");
    CHECK_EQUAL(chunks.size(), 4U);
    CHECK_NEAR(chunks[0].pauseAfter, 0.5, 1e-9);
    CHECK_NEAR(chunks[1].pauseAfter, 0.9, 1e-9);
    CHECK_NEAR(chunks[2].pauseAfter, 0.4, 1e-9);
}

CHECK_CASE(shortSentencesGoTogetherAndLongOnesPart)
{
    CHECK_EQUAL(chunksOf(Language::enUs, "Yes. No. Maybe so.").size(), 1U);
    std::string clause = "when every star remembers the river of silver light";
    std::string text = clause;
    for (int i = 0; i < 12; ++i) {
        text += i % 3 == 2 ? "; " : ", ";
        text += clause;
    }
    const auto chunks = chunksOf(Language::enUs, text);
    checkChunks(text, chunks, 13 * 9);
    for (const auto& chunk : chunks)
        CHECK(chunk.spoken.ids.size() <= 250);
    // A semicolon is a better place than the commas around it.
    CHECK_EQUAL(text.substr(chunks.front().end - 1, 1), ";");
}

CHECK_CASE(wordsAreTheLastResort)
{
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += "word ";
    const auto chunks = chunksOf(Language::enUs, text);
    checkChunks(text, chunks, 400);
    for (const auto& chunk : chunks)
        CHECK(chunk.spoken.ids.size() <= 250);
}

CHECK_CASE(aMegabyteStreamsBySentences)
{
    const std::string text = randomProse(1'000'000);
    SpeechChunks chunks(tests::phonemiser(), Language::enUs, text);
    std::size_t count = 0;
    std::size_t tokens = 0;
    std::size_t at = 0;
    for (auto chunk = chunks.next(); chunk && *chunk; chunk = chunks.next()) {
        CHECK((*chunk)->begin >= at);
        at = (*chunk)->end;
        tokens = std::max(tokens, (*chunk)->spoken.ids.size());
        ++count;
    }
    CHECK(count > 4000);
    CHECK(tokens <= 250);
    CHECK_NEAR(chunks.fraction(), 1.0, 1e-9);
}

CHECK_CASE(tenThousandCharactersKeepEveryWord)
{
    const std::string text = randomProse(10'000);
    const auto whole = tests::phonemiser().read(Language::enUs, text);
    checkChunks(text, chunksOf(Language::enUs, text), words(*whole));
    checkChunks(text, chunksOf(Language::enUs, text, {150, 60, 0}), words(*whole));
}

CHECK_CASE(oddTextsEndWell)
{
    for (const std::string_view text : {"", "...", "— ! ?", "😀 😀", "\n\n\n"})
        CHECK(chunksOf(Language::enUs, text).empty());
    const std::string wall(100'000, 'a');
    for (const auto& chunk : chunksOf(Language::enUs, wall))
        CHECK(chunk.spoken.ids.size() <= 510);
    const std::string digits(5000, '9');
    CHECK(!chunksOf(Language::enUs, digits).empty());
    const std::string dots(200'000, '.');
    CHECK(chunksOf(Language::enUs, dots).empty());
    SpeechChunks bad(tests::phonemiser(), Language::enUs, "good \xFF");
    const auto answer = bad.next();
    CHECK(!answer.ok() && answer.error().message.find("byte 6") != std::string::npos);
}

int main(int argc, char** argv)
{
    return tests::canReadText() ? tests::runChecks(argc, argv) : 77;
}
