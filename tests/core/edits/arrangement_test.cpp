// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A song as a score, and arrangements laid over it.
#include "core/edits/lay_arrangement.h"
#include "core/edits/split_clip.h"
#include "core/project/project_check.h"
#include "core/project/score_of.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <algorithm>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using project::Origin;

namespace {

const project::Provenance kStory = madeBy(Origin::algorithmic, {project::Contribution::composition});

/// One part named as the example's instrument track, with quarter notes of one pitch over the given beats.
music::Score over(const project::Project& project, std::vector<std::pair<int, int>> stretches, int pitch)
{
    music::Score score;
    score.tempoMap = project.tempoMap;
    music::Part part{"", "Keys", {"Piano", 0, 0}, 0.0, 0.0, {}};
    for (const auto& [from, beats] : stretches) {
        music::NoteSequence notes;
        for (int i = 0; i < beats; ++i)
            notes.notes.push_back({Beats::whole(i), Beats::whole(1), pitch, 80});
        notes.length = Beats::whole(beats);
        part.clips.push_back({"New", Beats::whole(from), notes});
    }
    score.parts = {part};
    return score;
}

std::vector<int> pitches(const project::Clip& clip)
{
    std::vector<int> found;
    for (const auto& note : project::soundingNotes(clip).notes)
        found.push_back(note.pitch);
    return found;
}

} // namespace

class ArrangementTest : public QObject {
    Q_OBJECT
private slots:
    void scoreHoldsWhatSounds()
    {
        const auto song = exampleSong();
        const auto score = project::scoreOf(song.project);
        QCOMPARE(score.parts.size(), std::size_t{2}); // the audio tracks are left out
        QCOMPARE(score.parts[0].name, std::string("Keys"));
        QVERIFY(score.parts[0].clips.front().start == Beats::whole(4));
        QVERIFY(score.parts[0].clips.front().notes.notes == scale(8).notes);
        QVERIFY(score.tempoMap == song.project.tempoMap);
        // Split in two, the halves sound what the whole did.
        const auto split = done(edits::splitClip(song.project, song.notes, {7 * kBeat + kBeat / 2}));
        const auto& clips = split.findTrack(song.keys)->clips;
        QCOMPARE(pitches(*clips[0]), (std::vector<int>{60, 61, 62, 63}));
        QCOMPARE(pitches(*clips[1]), (std::vector<int>{64, 65, 66, 67}));
        QVERIFY(project::soundingNotes(*clips[0]).notes.back().length == Beats::of(0.5)); // cut where the clip ends
        QVERIFY(project::soundingNotes(*clips[1]).notes.front().start == Beats::of(0.5));
    }

    void aPartBecomesATake()
    {
        const auto song = exampleSong();
        const auto after =
            done(edits::layArrangement(song.project, over(song.project, {{4, 8}}, 40), kStory, "Take 2"));
        const auto& clip = *after.findClip(song.notes);
        QCOMPARE(clip.takes.size(), std::size_t{2});
        QCOMPARE(clip.chosen().name, std::string("Take 2"));
        QCOMPARE(pitches(clip), std::vector<int>(8, 40));
        QVERIFY(clip.chosen().provenance == kStory);
        QVERIFY(*clip.takes[0] == *song.project.findClip(song.notes)->takes[0]); // the old one is as it was
        QVERIFY(sharesOtherTracks(song.project, after, song.keys));
        QVERIFY(project::checkProject(after).ok());
        const auto beside =
            done(edits::layArrangement(song.project, over(song.project, {{4, 8}}, 40), kStory, "Take 2", false));
        QCOMPARE(beside.findClip(song.notes)->chosen().name, std::string("Take 1"));
    }

    void onlyTheBarsThatWereWrittenChange()
    {
        const auto song = exampleSong();
        const auto after =
            done(edits::layArrangement(song.project, over(song.project, {{6, 2}}, 40), kStory, "Take 2"));
        QCOMPARE(pitches(*after.findClip(song.notes)), (std::vector<int>{60, 61, 40, 40, 64, 65, 66, 67}));
    }

    void splitClipsEachTakeTheirShare()
    {
        auto song = exampleSong();
        song.project = done(edits::splitClip(song.project, song.notes, {8 * kBeat}));
        const auto after =
            done(edits::layArrangement(song.project, over(song.project, {{4, 8}}, 40), kStory, "Take 2"));
        const auto& clips = after.findTrack(song.keys)->clips;
        QCOMPARE(clips.size(), std::size_t{2});
        for (const auto& clip : clips)
            QCOMPARE(pitches(*clip), std::vector<int>(4, 40));
        QVERIFY(project::checkProject(after).ok());
    }

    void emptyStretchesGetClips()
    {
        const auto song = exampleSong();
        const auto after =
            done(edits::layArrangement(song.project, over(song.project, {{4, 8}, {16, 4}}, 40), kStory, "Take 2"));
        const auto& clips = after.findTrack(song.keys)->clips;
        QCOMPARE(clips.size(), std::size_t{2});
        QVERIFY(clips[1]->start == project::TimeValue::musical(Beats::whole(16)));
        QCOMPARE(clips[1]->takes.size(), std::size_t{1});
    }

    void otherPartsGetTracks()
    {
        const auto song = exampleSong();
        auto score = over(song.project, {{0, 4}}, 50);
        score.parts[0].name = "Flute";
        const auto after = done(edits::layArrangement(song.project, score, kStory, "Take 2"));
        QCOMPARE(after.tracks.size(), song.project.tracks.size() + 1);
        QCOMPARE(after.tracks.back()->name, std::string("Flute"));
    }

    void theSongGrowsAtItsEndOnly()
    {
        auto song = exampleSong();
        song.project.markers = {{project::MarkerId{900}, "Verse", {}, Beats::whole(8)}};
        song.project.chords = {{{}, Beats::whole(8), *music::Chord::parse("C")}};
        song.project.nextId = 1000;
        auto score = over(song.project, {{8, 4}}, 50);
        score.sections = {{"Other", {}, Beats::whole(8)}, {"Chorus", Beats::whole(8), Beats::whole(4)}};
        score.chords = {{{}, Beats::whole(8), *music::Chord::parse("F")},
                        {Beats::whole(8), Beats::whole(4), *music::Chord::parse("G")}};
        const auto after = done(edits::layArrangement(song.project, score, kStory, "Take 2"));
        QCOMPARE(after.markers.size(), std::size_t{2});
        QCOMPARE(after.markers[0].name, std::string("Verse"));
        QCOMPARE(after.markers[1].name, std::string("Chorus"));
        QCOMPARE(after.chords.size(), std::size_t{2});
        QCOMPARE(after.chords[0].chord.symbol(), std::string("C"));
        QCOMPARE(after.chords[1].chord.symbol(), std::string("G"));
        song.project.chords.clear(); // a song without chords gets those that were found for it
        QCOMPARE(done(edits::layArrangement(song.project, score, kStory, "Take 2")).chords.size(), std::size_t{2});
    }

    void anotherTempoIsRefused()
    {
        const auto song = exampleSong();
        auto score = over(song.project, {{4, 8}}, 40);
        score.tempoMap = music::TempoMap(77.0, {});
        QVERIFY(!edits::layArrangement(song.project, score, kStory, "Take 2"));
        QVERIFY(!edits::layArrangement(song.project, over(song.project, {{4, 8}}, 400), kStory, "Take 2"));
        QVERIFY(!edits::layArrangement(song.project, over(song.project, {{4, 8}}, 40), kStory, ""));
    }
};

QTEST_APPLESS_MAIN(ArrangementTest)
#include "arrangement_test.moc"
