// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_recording.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;

class AddRecordingTest : public QObject {
    Q_OBJECT

    static edits::RecordedTake take(const char* name, std::int64_t frames)
    {
        return {asset(name, frames), madeBy(project::Origin::humanRecorded)};
    }
    static edits::Recording at(project::TrackId track, std::int64_t start, std::int64_t latency,
                               std::vector<edits::RecordedTake> takes)
    {
        return {track, "Guitar", {start}, {latency}, std::move(takes)};
    }
    static const project::Clip& only(const project::Project& project, project::TrackId track)
    {
        return *project.findTrack(track)->clips.at(0);
    }

private slots:
    void whatCameInLateIsLeftOutAtTheFront()
    {
        const auto song = exampleSong();
        const auto after =
            done(edits::addRecordings(song.project, {at(song.loops, kSecond, 480, {take("a.wav", 10'480)})}));
        const auto& clip = only(after, song.loops);
        QCOMPARE(clip.start.count, kSecond);
        QCOMPARE(clip.offset.count, 480);
        QCOMPARE(clip.length.count, 10'000);
        QCOMPARE(clip.name, std::string("Guitar"));
        QVERIFY(sharesOtherTracks(song.project, after, song.loops));
    }

    void roundsOfALoopAreTakesAndTheLastIsChosen()
    {
        const auto song = exampleSong();
        const auto after = done(edits::addRecordings(
            song.project,
            {at(song.loops, 0, 100, {take("a.wav", 5'100), take("b.wav", 5'100), take("c.wav", 2'100)})}));
        const auto& clip = only(after, song.loops);
        QCOMPARE(clip.takes.size(), std::size_t(3));
        QCOMPARE(clip.chosen().name, std::string("Take 3"));
        QCOMPARE(clip.length.count, 5'000); // of the longest
        QCOMPARE(after.assets.size(), song.project.assets.size() + 3);
    }

    void theSamePlaceAgainIsAnotherTakeAndAnotherPlaceAnotherClip()
    {
        const auto song = exampleSong();
        auto project = done(edits::addRecordings(song.project, {at(song.loops, 0, 100, {take("a.wav", 5'100)})}));
        project = done(edits::addRecordings(project, {at(song.loops, 0, 100, {take("b.wav", 8'100)})}));
        QCOMPARE(only(project, song.loops).takes.size(), std::size_t(2));
        QCOMPARE(only(project, song.loops).length.count, 8'000); // it grows to the longer
        project = done(edits::addRecordings(project, {at(song.loops, 1, 100, {take("c.wav", 5'100)})}));
        project = done(edits::addRecordings(project, {at(song.loops, 0, 200, {take("d.wav", 5'100)})}));
        QCOMPARE(project.findTrack(song.loops)->clips.size(), std::size_t(3)); // takes of one clip share its offset
    }

    void severalTracksAreOneEditOrNone()
    {
        const auto song = exampleSong();
        const auto both = done(edits::addRecordings(
            song.project, {at(song.loops, 0, 0, {take("a.wav", 500)}), at(song.vocal, 0, 0, {take("b.wav", 500)})}));
        QCOMPARE(both.findTrack(song.vocal)->clips.size(), std::size_t(2));
        QVERIFY(!edits::addRecordings(
            song.project, {at(song.loops, 0, 0, {take("a.wav", 500)}), at(song.keys, 0, 0, {take("b.wav", 500)})}));
    }

    void whatCannotBeIsRefused()
    {
        const auto song = exampleSong();
        const auto refused = [&](const edits::Recording& recording) {
            return !edits::addRecordings(song.project, {recording}).ok();
        };
        QVERIFY(refused(at(song.loops, 0, 0, {})));
        QVERIFY(refused(at(song.loops, 0, 500, {take("a.wav", 500)}))); // nothing but what came in late
        QVERIFY(refused(at(song.loops, -1, 0, {take("a.wav", 500)})));
        QVERIFY(refused(at({999}, 0, 0, {take("a.wav", 500)})));
        auto slow = take("a.wav", 500);
        slow.asset.sampleRate = 44'100;
        QVERIFY(refused(at(song.loops, 0, 0, {slow})));
    }
};

QTEST_GUILESS_MAIN(AddRecordingTest)
#include "add_recording_test.moc"
