// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Second voices by the rules of two-part writing, and how far they stand apart in time.
#include "ml/sing/second_voice.h"

#include "tests/support/check.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace melisma;
using namespace melisma::ml::sing;
using base::Beats;

namespace {

/// One note a beat in C major over the chords, a bar each.
music::Score melodyScore(const std::vector<int>& pitches, const char* chords)
{
    music::Score score;
    score.key = *music::Key::parse("C major");
    const auto parsed = *chords ? *music::parseChords(chords) : std::vector<music::Chord>();
    for (std::size_t bar = 0; bar < parsed.size(); ++bar)
        score.chords.push_back({Beats::whole(4 * static_cast<std::int64_t>(bar)), Beats::whole(4), parsed[bar]});
    music::Part part;
    part.name = "Melody";
    part.clips.resize(1);
    auto& clip = part.clips.front();
    for (std::size_t i = 0; i < pitches.size(); ++i)
        clip.notes.notes.push_back({Beats::whole(static_cast<std::int64_t>(i)), Beats::of(0.9), pitches[i], 96});
    clip.notes.length = Beats::whole(static_cast<std::int64_t>(pitches.size()));
    score.parts = {part};
    return score;
}

std::vector<int> sung(VoicePart part, const music::Score& score)
{
    music::Part melody = score.parts.front();
    moveToThirds(part, score, melody);
    std::vector<int> pitches;
    for (const auto& note : melody.clips.front().notes.notes)
        pitches.push_back(note.pitch + semitonesOf(part));
    return pitches;
}

std::vector<LyricNote> phrases(int count)
{
    std::vector<LyricNote> notes;
    for (int phrase = 0; phrase < count; ++phrase)
        for (int i = 0; i < 4; ++i) {
            LyricNote note;
            note.startSeconds = 3.0 * phrase + 0.5 * i;
            note.lengthSeconds = 0.5;
            notes.push_back(note);
        }
    return notes;
}

} // namespace

CHECK_CASE(namesAreKnown)
{
    CHECK(voicePartFrom("lead") == VoicePart::lead);
    CHECK(voicePartFrom("thirdAbove") == VoicePart::thirdAbove);
    CHECK(!voicePartFrom("fifth"));
}

CHECK_CASE(thirdsFollowTheKey)
{
    const auto score = melodyScore({64, 65, 67, 69}, "");
    CHECK((sung(VoicePart::thirdBelow, score) == std::vector<int>{60, 62, 64, 65})); // C D E F under E F G A
    CHECK((sung(VoicePart::thirdAbove, score) == std::vector<int>{67, 69, 71, 72})); // G A B C over them
}

CHECK_CASE(thirdsFollowTheChord)
{
    // Over E major the third below B is G sharp, which the key does not have.
    CHECK((sung(VoicePart::thirdBelow, melodyScore({71}, "E")) == std::vector<int>{68}));
    CHECK((sung(VoicePart::thirdBelow, melodyScore({71}, "Em")) == std::vector<int>{67}));
}

/// Where the third of a held note is no tone of the chord and the fourth is one, the fourth is sung.
CHECK_CASE(heldNotesAgreeWithTheirChord)
{
    auto score = melodyScore({67}, "G"); // third below: E, no tone of G; fourth below: D, one
    auto& note = score.parts.front().clips.front().notes.notes.front();
    CHECK((sung(VoicePart::thirdBelow, score) == std::vector<int>{64})); // too short to matter
    note.length = Beats::whole(2);
    CHECK((sung(VoicePart::thirdBelow, score) == std::vector<int>{62}));
}

CHECK_CASE(octavesAndDoublesKeepTheNotes)
{
    const auto score = melodyScore({64, 65, 67, 69}, "C");
    CHECK((sung(VoicePart::doubled, score) == std::vector<int>{64, 65, 67, 69}));
    CHECK((sung(VoicePart::octaveBelow, score) == std::vector<int>{52, 53, 55, 57}));
    CHECK((sung(VoicePart::octaveAbove, score) == std::vector<int>{76, 77, 79, 81}));
}

CHECK_CASE(phrasesSpreadAsAWhole)
{
    const auto written = phrases(40);
    auto spread = written;
    spreadPhrases(spread, 0.02, 7);
    std::set<long> shifts;
    double furthest = 0.0;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const double moved = spread[i].startSeconds - written[i].startSeconds;
        furthest = std::max(furthest, std::abs(moved));
        shifts.insert(std::lround(moved * 1e9));
        if (i % 4 != 0) // as its phrase
            CHECK_NEAR(spread[i].startSeconds - spread[i - 1].startSeconds, 0.5, 1e-9);
    }
    CHECK(furthest <= 0.02 && furthest > 0.01);
    CHECK(shifts.size() > 30);
    auto other = written;
    spreadPhrases(other, 0.02, 8);
    CHECK(other.front().startSeconds != spread.front().startSeconds || other[4].startSeconds != spread[4].startSeconds);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
