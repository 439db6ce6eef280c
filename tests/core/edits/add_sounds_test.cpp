// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_sounds.h"
#include "core/project/project_check.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;

namespace {

edits::SoundToAdd sound(const char* file, const char* track, std::int64_t start, const char* clip = "Verse 1")
{
    auto story = madeBy(project::Origin::aiGenerated, {project::Contribution::vocals});
    story.voice = {"af_heart", "Heart", {}, "builtin", "Apache-2.0"};
    return {asset(file, kSecond), clip, track, "vocals", {start}, -3.0, 0.25, {{"compressor", {}, 1.0}}, story};
}

} // namespace

class AddSoundsTest : public QObject {
    Q_OBJECT
private slots:
    void makesOneTrackForSoundsOfOneName()
    {
        const auto song = exampleSong().project;
        const auto edited =
            done(edits::addSounds(song, {sound("a", "Lead", 0), sound("b", "Lead", 2 * kSecond, "Verse 2")}, true));
        QCOMPARE(edited.tracks.size(), song.tracks.size() + 1);
        const auto& track = *edited.tracks.back();
        QVERIFY(track.kind == project::TrackKind::audio);
        QCOMPARE(track.role, std::string("vocals"));
        QCOMPARE(track.mix.gainDb, -3.0);
        QCOMPARE(track.mix.pan, 0.25);
        QCOMPARE(track.effects.size(), std::size_t{1});
        QCOMPARE(track.clips.size(), std::size_t{2});
        QCOMPARE(track.clips[1]->name, std::string("Verse 2"));
        QVERIFY(edited.startOf(*track.clips[1]) == base::Frames{2 * kSecond});
        QCOMPARE(track.clips[0]->chosen().provenance.voice.id, std::string("af_heart"));
        QVERIFY(project::checkProject(edited));
    }

    void joinsAnAudioTrackThatIsThereAndLeavesItsSettings()
    {
        const auto song = exampleSong();
        const auto edited = done(edits::addSounds(song.project, {sound("a", "Vocal", 4 * kSecond)}, true));
        QCOMPARE(edited.tracks.size(), song.project.tracks.size());
        QVERIFY(edited.findTrack(song.vocal)->mix == song.project.findTrack(song.vocal)->mix);
        QCOMPARE(edited.findTrack(song.vocal)->clips.size(), std::size_t{2});
        QCOMPARE(edited.findClip(song.audio)->name, song.clip(song.audio).name);
    }

    void aSecondVersionBecomesATake()
    {
        const auto first = done(edits::addSounds({}, {sound("a", "Lead", 0)}, true));
        for (const bool choose : {true, false}) {
            const auto both = done(edits::addSounds(first, {sound("b", "Lead", 0)}, choose));
            const auto& clip = *both.tracks.front()->clips.front();
            QCOMPARE(both.tracks.front()->clips.size(), std::size_t{1});
            QCOMPARE(clip.takes.size(), std::size_t{2});
            QCOMPARE(clip.chosen().name, std::string(choose ? "Take 2" : "Take 1"));
        }
    }

    void refusesWhatDoesNotFitAndAddsNothing()
    {
        auto slow = sound("a", "Lead", 0);
        slow.asset.sampleRate = 44100;
        QVERIFY(edits::addSounds({}, {sound("b", "Lead", 0), slow}, true).error().kind == base::ErrorKind::usage);
        QVERIFY(!edits::addSounds({}, {sound("a", "", 0)}, true));
        QVERIFY(!edits::addSounds({}, {sound("a", "Lead", -1)}, true));
        auto unnamed = sound("a", "Lead", 0);
        unnamed.effects = {{"", {}, 1.0}};
        QVERIFY(!edits::addSounds({}, {unnamed}, true));
    }
};

QTEST_APPLESS_MAIN(AddSoundsTest)
#include "add_sounds_test.moc"
