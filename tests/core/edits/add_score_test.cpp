// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_score.h"
#include "core/edits/choose_take.h"
#include "core/edits/edit_markers.h"
#include "core/edits/import_score.h"
#include "core/edits/lay_arrangement.h"
#include "core/edits/set_tempo.h"
#include "core/project/project_check.h"
#include "core/provenance/folding.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using project::Origin;

namespace {

music::Part part(const char* role, const char* name, std::vector<std::pair<const char*, int>> clips)
{
    music::Part made{role, name, {name, 0, 4}, -3.5, 0.25, {}};
    for (const auto& [section, beat] : clips)
        made.clips.push_back({section, Beats::whole(beat), scale(8)});
    return made;
}

music::Score score()
{
    music::Score made;
    made.title = "Rain";
    made.tempoMap = music::TempoMap(84.0, {3, 4});
    made.key = *music::Key::parse("A minor");
    made.length = Beats::whole(16);
    made.sections = {{"Verse", {}, Beats::whole(8)}, {"Chorus", Beats::whole(8), Beats::whole(8)}};
    made.chords = {{{}, Beats::whole(16), *music::Chord::parse("Am")}};
    made.parts = {part("keys", "Rhodes", {{"Verse", 0}, {"Chorus", 8}}), part("bass", "Bass", {{"Chorus", 8}})};
    return made;
}

music::Score otherVersion()
{
    auto made = score();
    for (auto& changed : made.parts)
        for (auto& clip : changed.clips)
            clip.notes.notes[0].pitch = 30;
    return made;
}

const project::Provenance kStory = madeBy(Origin::algorithmic, {project::Contribution::composition});

project::Project laidOut()
{
    return done(edits::addScore({}, score(), kStory));
}

std::size_t takesOf(const project::Project& project, std::size_t track, std::size_t clip)
{
    return project.tracks[track]->clips[clip]->takes.size();
}

} // namespace

class AddScoreTest : public QObject {
    Q_OBJECT
private slots:
    /// 84 bpm in 3/4 for 16 beats, into a song of 120 in 4/4.
    void aScoreMayBringItsTempo()
    {
        const Beats at = Beats::whole(8), end = Beats::whole(24);
        project::Project song = laidOut();
        song.tempoMap = *music::TempoMap(120.0, {4, 4}).withTempo(Beats::whole(40), 90.0);
        QVERIFY(edits::differsFromSong(song, score(), at));
        QVERIFY(!edits::differsFromSong({}, score(), at)); // takes all of it anyway
        auto alike = score();
        alike.tempoMap = music::TempoMap(120.0, {4, 4});
        QVERIFY(!edits::differsFromSong(song, alike, at));
        QVERIFY(edits::differsFromSong(song, alike, Beats::whole(32))); // the song's tempo changes under it
        const auto taken = done(edits::takeSongOfScore(song, score(), at));
        const auto& map = taken.tempoMap;
        QCOMPARE(map.bpmAt(at - Beats{1}), 120.0);
        QCOMPARE(map.bpmAt(at), 84.0);
        QCOMPARE(map.bpmAt(end - Beats{1}), 84.0);
        QCOMPARE(map.bpmAt(end), 120.0);
        QCOMPARE(map.bpmAt(Beats::whole(40)), 90.0);
        QCOMPARE(map.meterAtBar(1).text(), std::string("4/4"));
        QCOMPARE(map.meterAtBar(2).text(), std::string("3/4"));
        QCOMPARE(map.meterAtBar(2 + 5).text(), std::string("3/4")); // 16 beats reach into the sixth bar of three
        QCOMPARE(map.meterAtBar(2 + 6).text(), std::string("4/4"));
        QVERIFY(!edits::differsFromSong(taken, score(), at));
        QVERIFY(taken.tracks == song.tracks && project::checkProject(taken).ok());
    }

    void aPartOfAnotherModelTellsItsOwnStory()
    {
        auto made = score();
        made.parts[1].model = {"drum_net", "1", std::string(64, 'a'), "CC-BY-4.0", true};
        const auto back = music::scoreFromJson(music::toJson(made));
        QVERIFY(back.ok() && back->parts == made.parts);
        auto project = done(edits::addScore({}, *back, kStory));
        project = done(edits::addSiblingAsTakes(project, *back, kStory, "Take 2"));
        for (std::size_t track = 0; track < 2; ++track)
            for (const auto& take : project.tracks[track]->clips[0]->takes) {
                QVERIFY(take->provenance.origin == (track == 1 ? Origin::aiGenerated : Origin::algorithmic));
                QVERIFY(take->provenance.model == (track == 1 ? made.parts[1].model : kStory.model));
                QVERIFY(take->provenance.contributions == kStory.contributions);
            }
        const auto whole = provenance::fold(project, {});
        QVERIFY(whole.disclosure == provenance::Level::full);
        QVERIFY(whole.sourceType.ends_with("/trainedAlgorithmicMedia"));
    }

    void aTakeThatKeepsNotesOfANetSaysSo()
    {
        auto made = score();
        made.parts.resize(1);
        made.parts[0].model = {"drum_net", "1", std::string(64, 'a'), "CC-BY-4.0", true};
        const auto project = done(edits::addScore({}, made, kStory));
        auto anew = made;
        anew.parts[0].model = {};
        anew.parts[0].clips.resize(1);
        const auto whole = done(edits::layArrangement(project, anew, kStory, "Take 2", true));
        QVERIFY(whole.tracks[0]->clips[0]->chosen().provenance.origin == Origin::algorithmic);
        anew.parts[0].clips[0].notes = scale(4);
        const auto half = done(edits::layArrangement(project, anew, kStory, "Take 2", true));
        QVERIFY(half.tracks[0]->clips[0]->chosen().provenance.origin == Origin::aiGenerated);
        QVERIFY(half.tracks[0]->clips[0]->chosen().provenance.model == made.parts[0].model);
    }

    void anEmptyProjectBecomesTheSong()
    {
        const auto project = laidOut();
        QCOMPARE(project.name, std::string("Rain"));
        QCOMPARE(project.tempoMap, score().tempoMap);
        QCOMPARE(project.key, score().key);
        QCOMPARE(project.chords, score().chords);
        QCOMPARE(project.markers.size(), std::size_t(2));
        QCOMPARE(project.markers[1].name, std::string("Chorus"));
        QCOMPARE(project.tracks.size(), std::size_t(2));
        const auto& keys = *project.tracks[0];
        QCOMPARE(keys.role, std::string("keys"));
        QCOMPARE(keys.mix, (project::MixSettings{-3.5, 0.25, false, false}));
        QCOMPARE(keys.clips.size(), std::size_t(2));
        QCOMPARE(keys.clips[1]->start, project::TimeValue::musical(Beats::whole(8)));
        QCOMPARE(keys.clips[1]->length, project::TimeValue::musical(Beats::whole(8)));
        QCOMPARE(*std::get<project::NoteContent>(keys.clips[1]->chosen().content), scale(8));
        QCOMPARE(keys.clips[1]->chosen().provenance, kStory);
        QVERIFY(checkProject(project).ok());
    }

    void anExistingSongGetsOnlyTheTracks()
    {
        const auto before = exampleSong().project;
        const auto project = done(edits::addScore(before, score(), kStory));
        QCOMPARE(project.tracks.size(), before.tracks.size() + 2);
        QCOMPARE(project.tempoMap, before.tempoMap);
        QCOMPARE(project.key, before.key);
        QVERIFY(project.markers.empty() && project.chords.empty());
        for (std::size_t i = 0; i < before.tracks.size(); ++i)
            QVERIFY(project.tracks[i].sameStorage(before.tracks[i]));
        QVERIFY(checkProject(project).ok());
    }

    void anotherVersionBecomesTakes()
    {
        const auto before = laidOut();
        const auto project = done(edits::addScoreAsTakes(before, otherVersion(), kStory, "Take 2"));
        QCOMPARE(project.tracks.size(), std::size_t(2));
        QCOMPARE(takesOf(project, 0, 0) + takesOf(project, 0, 1) + takesOf(project, 1, 0), std::size_t(6));
        const auto& clip = *project.tracks[0]->clips[0];
        QCOMPARE(clip.chosenTake, before.tracks[0]->clips[0]->chosenTake);
        QVERIFY(clip.takes[0].sameStorage(before.tracks[0]->clips[0]->takes[0]));
        QCOMPARE(clip.takes[1]->name, std::string("Take 2"));
        const auto other = done(edits::chooseTake(project, clip.id, clip.takes[1]->id));
        QCOMPARE(std::get<project::NoteContent>(other.findClip(clip.id)->chosen().content)->notes[0].pitch, 30);
        QVERIFY(checkProject(project).ok());
    }

    void whatHasNoCounterpartGetsTracksOfItsOwn()
    {
        auto version = otherVersion();
        version.parts[1] = part("bass", "Bass", {{"Verse", 0}, {"Chorus", 8}});
        version.parts.push_back(part("lead", "Flute", {{"Chorus", 8}}));
        const auto project = done(edits::addScoreAsTakes(laidOut(), version, kStory, "Take 2"));
        QCOMPARE(project.tracks.size(), std::size_t(4));
        QCOMPARE(takesOf(project, 1, 0), std::size_t(2));
        QCOMPARE(project.tracks[2]->name, std::string("Bass"));
        QCOMPARE(project.tracks[2]->clips.size(), std::size_t(1));
        QCOMPARE(project.tracks[2]->clips[0]->start.count, 0);
        QCOMPARE(project.tracks[3]->name, std::string("Flute"));
    }

    void versionsLandTogetherInAnotherSong()
    {
        auto other = score();
        other.tempoMap = *other.tempoMap.withTempo({}, 171.0);
        auto version = otherVersion();
        version.tempoMap = other.tempoMap;
        const auto before = laidOut();
        const auto project =
            done(edits::addSiblingAsTakes(done(edits::addScore(before, other, kStory)), version, kStory, "Take 2"));
        QVERIFY(project.tempoMap == before.tempoMap);
        QCOMPARE(project.tracks.size(), 2 * before.tracks.size());
        QCOMPARE(takesOf(project, 0, 0), takesOf(before, 0, 0));
        QCOMPARE(takesOf(project, before.tracks.size(), 0), std::size_t(2));
    }

    void partsOfOneNameKeepApart()
    {
        auto first = score();
        first.parts = {part("pad", "Pad", {{"Verse", 0}}), part("pad", "Pad", {{"Verse", 0}})};
        auto second = first;
        second.parts[0].clips[0].notes.notes[0].pitch = 11;
        second.parts[1].clips[0].notes.notes[0].pitch = 22;
        const auto project =
            done(edits::addScoreAsTakes(done(edits::addScore({}, first, kStory)), second, kStory, "Take 2"));
        const auto pitch = [&](std::size_t track) {
            const auto& take = *project.tracks[track]->clips[0]->takes.at(1);
            return std::get<project::NoteContent>(take.content)->notes[0].pitch;
        };
        QCOMPARE(project.tracks.size(), std::size_t(2));
        QCOMPARE(pitch(0), 11);
        QCOMPARE(pitch(1), 22);
    }

    void whatDiffersIsNamed()
    {
        const auto reason = [](const project::Project& project) {
            const auto result = edits::addScoreAsTakes(project, otherVersion(), kStory, "Take 2");
            return QString::fromStdString(result ? "" : result.error().message);
        };
        auto other = laidOut();
        QCOMPARE(reason(other), QString());
        other.key = *music::Key::parse("C");
        QVERIFY(reason(other).contains("key"));
        QVERIFY(reason(done(edits::setTempo(laidOut(), {}, 85))).contains("tempo"));
        QVERIFY(reason(done(edits::renameMarker(laidOut(), laidOut().markers[0].id, "Intro"))).contains("section"));
        QCOMPARE(reason(done(edits::addMarker(laidOut(), "here", Beats{7}))), QString()); // a point is no section
    }

    void unsoundScoresAreRefused()
    {
        const auto refused = [](auto change) {
            auto wrong = score();
            change(wrong);
            return !edits::addScore({}, wrong, kStory).ok();
        };
        QVERIFY(refused([](music::Score& wrong) { wrong.parts[0].clips[0].start = Beats{-1}; }));
        QVERIFY(refused([](music::Score& wrong) { wrong.parts[0].clips[0].notes.notes[0].velocity = 0; }));
        QVERIFY(refused([](music::Score& wrong) { wrong.parts[0].gainDb = std::nan(""); }));
        QVERIFY(refused([](music::Score& wrong) { wrong.parts[0].name = ""; }));
        QVERIFY(refused([](music::Score& wrong) { wrong.sections[0].length = Beats{-1}; }));
        QVERIFY(!refused([](music::Score& fine) { fine.parts[0].gainDb = 99; }));
    }
};

QTEST_APPLESS_MAIN(AddScoreTest)
#include "add_score_test.moc"
