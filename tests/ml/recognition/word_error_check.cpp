// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/recognition/arpabet.h"
#include "ml/recognition/spoken_words.h"
#include "ml/recognition/word_error.h"
#include "tests/support/check.h"

#include <random>

using namespace melisma;
using namespace melisma::ml::recognition;

namespace {

std::string spoken(std::string_view text)
{
    std::string result;
    for (const auto& word : spokenWords(text)) {
        result += result.empty() ? "" : " ";
        result += word;
    }
    return result;
}

} // namespace

CHECK_CASE(numbersAreSpelled)
{
    CHECK_EQUAL(spelledNumber(0), "zero");
    CHECK_EQUAL(spelledNumber(13), "thirteen");
    CHECK_EQUAL(spelledNumber(40), "forty");
    CHECK_EQUAL(spelledNumber(101), "one hundred one");
    CHECK_EQUAL(spelledNumber(1999), "one thousand nine hundred ninety nine");
    CHECK_EQUAL(spelledNumber(1'000'005), "one million five");
    CHECK_EQUAL(spoken("3.50 and 1,234"), "three point five zero and one thousand two hundred thirty four");
    CHECK_EQUAL(spoken("1st 2nd 12th 20th 21st"), "first second twelfth twentieth twenty first");
    CHECK_EQUAL(spoken("007"), "zero zero seven");
    CHECK_EQUAL(spoken("50% & more"), "fifty percent and more");
    CHECK_EQUAL(spokenWords("99999999999999999999").size(), 20U);
}

CHECK_CASE(textIsReducedToWords)
{
    CHECK_EQUAL(spoken("Hello, WORLD! It’s (really) well-known…"), "hello world it's really well known");
    CHECK_EQUAL(spoken("'quoted' café naïve"), "quoted cafe naive");
    CHECK(spokenWords(" ,.!? — ").empty());
    CHECK_EQUAL(spoken("a\xFF"
                       "b"),
                "a b");
}

CHECK_CASE(errorsOfClosedCases)
{
    CHECK((wordErrors("the cat sat", "the cat sat") == WordErrors{0, 0, 0, 3}));
    CHECK((wordErrors("the cat sat", "the dog sat") == WordErrors{1, 0, 0, 3}));
    CHECK((wordErrors("the cat sat", "the sat") == WordErrors{0, 1, 0, 3}));
    CHECK((wordErrors("the cat sat", "the big cat sat") == WordErrors{0, 0, 1, 3}));
    CHECK((wordErrors("a b c d", "b c d e") == WordErrors{0, 1, 1, 4}));
    CHECK((wordErrors("a b", "") == WordErrors{0, 2, 0, 2}));
    CHECK((wordErrors("", "a b") == WordErrors{0, 0, 2, 0}));
    CHECK_NEAR(wordErrors("", "a b").rate(), 2.0, 1e-12);
    CHECK_NEAR(wordErrors("", "").rate(), 0.0, 1e-12);
    CHECK_NEAR(wordErrors("one two three four", "1 2 3 5").rate(), 0.25, 1e-12);
    WordErrors sum = wordErrors("a b", "a c");
    sum += wordErrors("a b", "a b");
    CHECK_NEAR(sum.rate(), 0.25, 1e-12);
}

/// Whatever the lists: the distance is symmetric, and the counts explain the difference of lengths.
CHECK_CASE(errorsKeepTheirPromises)
{
    std::mt19937 random(5);
    const auto list = [&] {
        std::vector<std::string> words(random() % 9);
        for (auto& word : words)
            word = std::string(1, static_cast<char>('a' + random() % 3));
        return words;
    };
    for (int run = 0; run < 500; ++run) {
        const auto a = list();
        const auto b = list();
        const WordErrors there = wordErrors(a, b);
        const WordErrors back = wordErrors(b, a);
        CHECK_EQUAL(there.total(), back.total());
        CHECK_EQUAL(a.size() + there.insertions, b.size() + there.deletions);
        CHECK(there.total() <= std::max(a.size(), b.size()));
        CHECK_EQUAL(there.total() == 0, a == b);
    }
}

CHECK_CASE(phonemesBecomePhonesOfTheDictionary)
{
    CHECK_EQUAL(arpabet("mˈɛlədi"), "M EH L AH D IY");
    CHECK_EQUAL(arpabet("nˈɜɹs"), "N ER S");
    CHECK_EQUAL(arpabet("bˈɛTəɹ ʤˈʌʤ"), "B EH T ER JH AH JH");
    CHECK_EQUAL(arpabet("ɹˈAdɪO"), "R EY D IH OW");
    CHECK_EQUAL(arpabet("β"), "");
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
