// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_rhythm.h"
#include "tests/ml/vocal_support.h"

#include <map>

using namespace melisma;
using tests::library;
using tests::sungSong;

namespace {

/// First verses of songs from before 1900, in the public domain everywhere.
const std::vector<std::string> kSongs = {
    "[Verse]\nAmazing grace, how sweet the sound\nThat saved a wretch like me\nI once was lost, but now am found\n"
    "Was blind, but now I see\n",
    "[Verse]\nAbide with me, fast falls the eventide\nThe darkness deepens, Lord, with me abide\n"
    "When other helpers fail and comforts flee\nHelp of the helpless, O abide with me\n",
    "[Verse]\nRock of Ages, cleft for me\nLet me hide myself in thee\nLet the water and the blood\n"
    "From thy wounded side which flowed\n",
    "[Verse]\nMid pleasures and palaces though we may roam\nBe it ever so humble, there's no place like home\n"
    "[Chorus]\nHome, home, sweet, sweet home\nThere's no place like home\n",
    "[Verse]\nI came from Alabama with a banjo on my knee\nI'm going to Louisiana, my true love for to see\n"
    "[Chorus]\nOh Susanna, oh don't you cry for me\nI come from Alabama with a banjo on my knee\n",
    "[Verse]\nBeautiful dreamer, wake unto me\nStarlight and dewdrops are waiting for thee\n"
    "Sounds of the rude world heard in the day\nLulled by the moonlight have all passed away\n",
    "[Verse]\nSilent night, holy night\nAll is calm, all is bright\nRound yon virgin mother and child\n"
    "Holy infant so tender and mild\n",
    "[Verse]\nJoy to the world, the Lord is come\nLet earth receive her king\nLet every heart prepare him room\n"
    "And heaven and nature sing\n",
    "[Verse]\nTwinkle, twinkle, little star\nHow I wonder what you are\nUp above the world so high\n"
    "Like a diamond in the sky\n",
    "[Verse]\nIn a cavern, in a canyon, excavating for a mine\nDwelt a miner, forty-niner, and his daughter "
    "Clementine\n"
    "[Chorus]\nOh my darling, oh my darling, oh my darling Clementine\n"
    "You are lost and gone forever, dreadful sorry, Clementine\n",
    "[Verse]\nMy Bonnie lies over the ocean\nMy Bonnie lies over the sea\nMy Bonnie lies over the ocean\n"
    "O bring back my Bonnie to me\n",
    "[Verse]\nNearer, my God, to thee, nearer to thee\nE'en though it be a cross that raiseth me\n"
    "Still all my song shall be\nNearer, my God, to thee\n",
};

base::ParamValues at(const char* prompt, double bpm)
{
    auto values = tests::params(prompt);
    values.set("bpm", bpm);
    return values;
}

std::vector<music::Note> sungNotes(const tests::SungSong& song)
{
    return tests::notesOf(song.written.part);
}

/// The syllables that are heard, in order; held notes are none.
std::string heard(const std::vector<music::Note>& notes)
{
    std::string text;
    for (const auto& note : notes)
        text += note.lyric == "_" ? "" : note.lyric + ' ';
    return text;
}

std::string writtenSyllables(const ml::VocalStanza& stanza)
{
    std::string text;
    for (const auto& line : stanza.lines)
        for (const auto& syllable : line.syllables)
            text += syllable.text + ' ';
    return text;
}

int stepOf(const music::Note& note)
{
    return static_cast<int>(note.start.ticks / ml::kStepTicks);
}

struct Share {
    int met = 0;
    int all = 0;
    double value() const { return static_cast<double>(met) / std::max(1, all); }
};

/// Primary stresses on pulses, of the syllables in the order in which they are sung.
void countStresses(const tests::SungSong& song, Share& share, Share& light)
{
    const auto cast = ml::castStanzas(song.plan, song.part.text);
    std::vector<ml::VocalStress> stresses;
    for (const auto* stanza : cast.sung)
        for (const auto& line : stanza ? stanza->lines : std::vector<ml::VocalLine>{})
            for (const auto& syllable : line.syllables)
                stresses.push_back(syllable.stress);
    std::size_t next = 0;
    for (const auto& note : sungNotes(song)) {
        if (note.lyric == "_" || next >= stresses.size())
            continue;
        auto& count = stresses[next] == ml::VocalStress::primary ? share : light;
        ++next;
        ++count.all;
        count.met += song.grid->strength(stepOf(note) % song.grid->steps) >= 1 ? 1 : 0;
    }
    CHECK_EQUAL(next, stresses.size());
}

} // namespace

CHECK_CASE(givenSoundsGoWithTheirSyllables)
{
    const auto text = tests::textOf("[Verse]\nI [lead](/lˈɛd/) the mel-[o](/O/)-dy\n");
    const auto& line = text.stanzas.at(0).lines.at(0);
    CHECK_EQUAL(line.text, "I lead the melody");
    const char* expected[] = {"I", "lead /lˈɛd/", "the", "mel-", "o- /O/", "dy"};
    CHECK_EQUAL(line.syllables.size(), std::size(expected));
    for (std::size_t i = 0; i < std::size(expected); ++i)
        CHECK_EQUAL(line.syllables[i].text, expected[i]);
}

CHECK_CASE(stressesFallOnBeatsInOldSongs)
{
    Share all, light;
    for (const auto& lyrics : kSongs) {
        Share share;
        for (const std::uint64_t seed : {1, 2, 3})
            countStresses(sungSong(lyrics, at("pop", 96.0), seed), share, light);
        std::printf("  %.2f of %d stresses on beats: %.30s\n", share.value(), share.all, lyrics.c_str() + 8);
        all.met += share.met;
        all.all += share.all;
    }
    std::printf("  all: %.3f of %d\n", all.value(), all.all);
    std::printf("  light syllables: %.3f of %d\n", light.value(), light.all);
    CHECK(all.value() >= 0.90);
    CHECK(light.value() < 0.5); // beats are for stresses, not for every syllable
}

CHECK_CASE(everySyllableIsSungOnceAndInOrder)
{
    for (const auto& lyrics : kSongs) {
        const auto song = sungSong(lyrics, at("folk", 100.0), 7);
        CHECK(song.written.left.empty());
        std::string expected;
        for (const auto* stanza : ml::castStanzas(song.plan, song.part.text).sung)
            expected += stanza ? writtenSyllables(*stanza) : "";
        CHECK_EQUAL(heard(sungNotes(song)), expected);
        CHECK(!expected.empty());
    }
}

CHECK_CASE(onsetsKeepApartAndPitchesKeepToTheRange)
{
    for (const double bpm : {60.0, 96.0, 128.0, 174.0})
        for (const char* prompt : {"pop", "folk in 3/4", "gospel in 6/8", "rock", "jazz", "house", "pop in 7/8"}) {
            const ml::Register range{48, 63};
            const auto song = sungSong(kSongs[4], at(prompt, bpm), 11, range);
            const auto notes = sungNotes(song);
            CHECK(!notes.empty() && song.written.part.muted);
            const auto closest = base::Beats{ml::closestOnsets(bpm) * ml::kStepTicks};
            for (std::size_t i = 0; i < notes.size(); ++i) {
                CHECK(range.contains(notes[i].pitch) && notes[i].length.ticks > 0);
                if (i == 0)
                    continue;
                CHECK(notes[i].start - notes[i - 1].start >= closest);
                CHECK(notes[i - 1].start + notes[i - 1].length <= notes[i].start);
            }
            CHECK(60.0 / bpm * closest.value() >= 0.17 - 1e-9);
        }
}

CHECK_CASE(longNotesAreOfTheChord)
{
    Share share;
    for (const auto& lyrics : kSongs) {
        const auto song = sungSong(lyrics, at("pop", 90.0), 5);
        for (const auto& note : sungNotes(song)) {
            const auto& chord = song.chords.at(note.start).chord;
            if (note.length.ticks < 4 * ml::kStepTicks || chord.isNone())
                continue;
            ++share.all;
            const auto classes = chord.pitchClasses();
            share.met += std::ranges::find(classes, note.pitch % 12) != classes.end() ? 1 : 0;
        }
    }
    std::printf("  %.3f of %d long notes\n", share.value(), share.all);
    CHECK(share.all > 50 && share.value() >= 0.95);
}

CHECK_CASE(equalLinesInEqualSectionsHaveEqualRhythms)
{
    const std::string stanza = "Twinkle, twinkle, little star\nHow I wonder what you are\n";
    const auto song =
        sungSong("[Verse]\n" + stanza + "\n[Chorus]\nHappy days\n\n[Verse]\n" + stanza + "\n[Chorus]\nHappy days\n",
                 at("pop", 100.0), 3);
    std::map<std::string, std::vector<std::vector<int>>> rhythms;
    for (const auto& clip : song.written.part.clips) {
        std::vector<int> steps;
        for (const auto& note : clip.notes.notes)
            steps.push_back(stepOf(note));
        rhythms[clip.name.substr(0, clip.name.find(' '))].push_back(steps);
    }
    CHECK_EQUAL(rhythms.size(), 2u);
    for (const auto& [kind, each] : rhythms) {
        CHECK_EQUAL(each.size(), 2u);
        CHECK(each.size() == 2 && each[0] == each[1]);
    }
}

CHECK_CASE(linesAreLeftOnlyWithoutRoom)
{
    auto values = at("pop", 100.0);
    values.set("bars", std::int64_t{8});
    values.set("form", std::string("verse"));
    std::string lyrics = "[Verse]\n";
    for (int i = 0; i < 12; ++i)
        lyrics += "Twinkle, twinkle, little star number " + std::to_string(i + 2) + "\n";
    const auto crowded = sungSong(lyrics + "\n[Bridge]\nNobody sings this here\n", values, 1);
    CHECK(!crowded.written.left.empty());
    CHECK_EQUAL(crowded.written.left.back(), "Nobody sings this here");
    const auto sung = sungNotes(crowded);
    CHECK(!sung.empty());
    values.set("bars", std::int64_t{32});
    const auto roomy = sungSong(lyrics, values, 1);
    CHECK(roomy.written.left.empty());
}

CHECK_CASE(theFormFollowsTheHeadings)
{
    const std::string lyrics =
        "[Intro]\n\n[Verse 1]\nAmazing grace, how sweet the sound\nThat saved a wretch like me\n"
        "I once was lost, but now am found\nWas blind, but now I see\n\n[Chorus]\nTwinkle, twinkle\n"
        "Little star\n\n[Solo]\n\n[Chorus]\n[Bridge]\nHow I wonder what you are\n[Outro]\n";
    const auto song = sungSong(lyrics, tests::params("folk"), 9);
    std::string form;
    for (const auto& section : song.plan.sections)
        form += section.kind + ' ' + std::to_string(section.bars) + ", ";
    CHECK_EQUAL(form, "intro 4, verse 8, chorus 4, solo 8, chorus 8, bridge 4, outro 4, ");
    CHECK_EQUAL(song.written.sungSections.size(), 4u); // the chorus comes back with its words
    auto asked = tests::params("folk");
    asked.set("form", std::string("verse chorus verse"));
    CHECK_EQUAL(sungSong(lyrics, asked, 9).plan.sections.size(), 3u);
    asked.set("seconds", 45.0);
    CHECK_NEAR(sungSong(lyrics, asked, 9).plan.length.value() * 60.0 / sungSong(lyrics, asked, 9).plan.bpm, 45.0, 0.01);
    const auto repeated =
        sungSong("one two three four\n\nlove me do\n\nfive six seven\n\nlove me do\n", tests::params("pop"), 2);
    CHECK_EQUAL(repeated.part.text.stanzas[1].kind, "chorus"); // what comes back word for word
    CHECK_EQUAL(ml::sectionKindOf("Pre-Chorus 2", library().lexicon), "prechorus");
    CHECK_EQUAL(ml::sectionKindOf("Strophe 3", library().lexicon), "verse");
    CHECK_EQUAL(ml::sectionKindOf("Refrain", library().lexicon), "chorus");
}

CHECK_CASE(theKeyGivesWayToTheVoiceUnlessItWasAsked)
{
    int nearer = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const ml::Register range{55, 71};
        const auto plain = *tests::planOf(tests::params("pop song"), seed);
        const auto wishes = *ml::readWishes(tests::params("pop song"), library().lexicon);
        const ml::SungWishes sung{range, {}};
        const auto fitted = *ml::makePlan(library(), wishes, seed, &sung);
        const int moved = (fitted.key.tonic.pitchClass() - plain.key.tonic.pitchClass() + 12) % 12;
        CHECK(moved <= 3 || moved >= 9);
        CHECK(fitted.key.mode == plain.key.mode && std::abs(fitted.key.signature()) <= 7);
        const auto far = [](const music::Key& key) {
            return std::abs(std::remainder(key.tonic.pitchClass() - 59.0, 12.0));
        };
        CHECK(far(fitted.key) <= far(plain.key));
        nearer += far(fitted.key) < far(plain.key) ? 1 : 0;
        auto asked = tests::params("pop song");
        asked.set("key", std::string("F# minor"));
        CHECK_EQUAL(ml::makePlan(library(), *ml::readWishes(asked, library().lexicon), seed, &sung)->key.text(),
                    "F# minor");
    }
    CHECK(nearer > 20);
}

CHECK_CASE(wordsGetTheirSectionsInStylesWithoutVerses)
{
    for (const char* prompt : {"jazz", "house", "drum and bass", "ambient", "techno", "cinematic"}) {
        auto values = tests::params(prompt);
        const auto song = sungSong("Twinkle, twinkle, little star\nHow I wonder what you are\n", values, 4);
        CHECK(song.written.left.empty() && !song.written.part.clips.empty());
        values.set("form", std::string("intro verse drop outro"));
        const auto asked = sungSong("[Chorus]\nTwinkle, twinkle, little star\n", values, 4);
        CHECK(asked.written.left.empty());
        CHECK_EQUAL(asked.written.sungSections.size(), 1u); // the drop stands in for the chorus
    }
}

int main(int argc, char** argv)
{
    return tests::phonemiser() ? tests::runChecks(argc, argv) : tests::kSkipped;
}
