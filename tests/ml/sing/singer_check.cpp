// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Melodies cut into phrases and laid into a voice's range.
#include "ml/sing/singer.h"

#include "tests/support/check.h"

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::ml::sing;

namespace {

LyricNote note(double start, double length, double midi, std::string lyric)
{
    return {start, length, midi, 96, -1, std::move(lyric)};
}

using Phrases = std::vector<std::pair<std::size_t, std::size_t>>;

} // namespace

CHECK_CASE(phrasesEndAtRestsAndWords)
{
    CHECK(phrasesOf({}).empty());
    std::vector<LyricNote> notes{note(0.0, 1.0, 60, "a"), note(1.0, 1.0, 60, "star"), note(2.5, 1.0, 60, "is")};
    CHECK(phrasesOf(notes) == (Phrases{{0, 1}, {2, 2}}));
    notes[2].startSeconds = 2.2; // a short gap is no rest
    CHECK(phrasesOf(notes) == (Phrases{{0, 2}}));

    // A long line is cut between words: never within "mel-o-dy", nor before a held note.
    std::vector<LyricNote> line;
    const char* lyrics[] = {"mel-", "o-", "dy", "_"};
    for (int i = 0; i < 64; ++i)
        line.push_back(note(i, 1.0, 60, lyrics[i % 4]));
    std::size_t next = 0;
    for (const auto& [first, last] : phrasesOf(line)) {
        CHECK_EQUAL(first, next);
        CHECK_EQUAL(first % 4, std::size_t(0));
        CHECK(last - first + 1 <= 12);
        next = last + 1;
    }
    CHECK_EQUAL(next, line.size());
    // A word that never ends is cut all the same.
    for (auto& each : line)
        each.lyric = "la-";
    CHECK(phrasesOf(line).size() >= 3);
}

CHECK_CASE(melodiesMoveIntoTheRange)
{
    const std::vector<LyricNote> notes{note(0.0, 1.0, 76, ""), note(1.0, 1.0, 79, "")};
    CHECK_EQUAL(octavesToFit(notes, {54, 71}), -1);
    CHECK_EQUAL(octavesToFit(notes, {45, 64}), -2);
    CHECK_EQUAL(octavesToFit({note(0.0, 1.0, 60, "")}, {54, 71}), 0); // what lies well stays
    CHECK_EQUAL(octavesToFit({note(0.0, 1.0, 12, "")}, {54, 71}), 4);
    CHECK_EQUAL(octavesToFit({}, {54, 71}), 0);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
