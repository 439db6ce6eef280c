// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_take.h"
#include "core/edits/choose_take.h"
#include "core/edits/delete_clip.h"
#include "core/edits/duplicate_clip.h"
#include "core/edits/move_clip.h"
#include "core/edits/set_clip_gain.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_tempo.h"
#include "core/edits/split_clip.h"
#include "core/edits/trim_clip.h"
#include "core/project/project_check.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <limits>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using base::Frames;
using project::Origin;

namespace
{

constexpr std::int64_t kTicks = Beats::kTicksPerBeat;
constexpr Frames kFarAway{std::numeric_limits<std::int64_t>::max()};
constexpr Frames kLongAgo{std::numeric_limits<std::int64_t>::min()};

std::array<std::int64_t, 3> window(const project::Clip& clip)
{
    return {clip.start.count, clip.length.count, clip.offset.count};
}

using Window = std::array<std::int64_t, 3>;

} // namespace

class ClipEditsTest : public QObject
{
    Q_OBJECT
private slots:
    void clipsCoverTheirMaterial()
    {
        const auto song = exampleSong();
        QCOMPARE(window(song.clip(song.notes)), (Window{4 * kTicks, 8 * kTicks, 0}));
        QCOMPARE(window(song.clip(song.audio)), (Window{kSecond, 2 * kSecond, 0}));
        QCOMPARE(song.project.endOf(song.clip(song.notes)).count, 12 * kBeat);
        QCOMPARE(song.project.length().count, 12 * kBeat);
        QVERIFY(checkProject(song.project).ok());
    }

    void wrongMaterialIsRefused()
    {
        const auto song = exampleSong();
        const auto provenance = madeBy(Origin::imported);
        const auto add = [&](project::TrackId track, project::Asset material, Frames start = {}) {
            return edits::addAudioClip(song.project, track, material, start, provenance).ok();
        };
        QVERIFY(add(song.loops, asset("loop.wav", 100)));
        QVERIFY(!add(song.keys, asset("loop.wav", 100)));
        QVERIFY(!add(song.loops, asset("loop.wav", 0)));
        QVERIFY(!add(song.loops, asset("loop.wav", 100), Frames{-1}));
        QVERIFY(!add(song.loops, asset("loop.wav", 100), kFarAway));
        QVERIFY(!add(song.loops, asset("../../etc/passwd", 100)));
        QVERIFY(!add(song.loops, asset("voice.wav", 100))); // same hash, other length
        auto slow = asset("loop.wav", 100);
        slow.sampleRate = 44100;
        QVERIFY(!add(song.loops, slow));
        QVERIFY(!edits::addNoteClip(song.project, song.vocal, "x", scale(1), {}, provenance).ok());
        QVERIFY(!edits::addNoteClip(song.project, song.keys, "x", scale(0), {}, provenance).ok());
        auto shrill = scale(1);
        shrill.notes[0].pitch = 128;
        QVERIFY(!edits::addNoteClip(song.project, song.keys, "x", shrill, {}, provenance).ok());
    }

    void movingKeepsOrderAndGrid()
    {
        auto song = exampleSong();
        const auto second = done(edits::duplicateClip(song.project, song.notes));
        const auto copy = second.tracks[0]->clips[1]->id;
        const auto moved = done(edits::moveClip(second, copy, song.keys, {kBeat + 12}));
        QCOMPARE(moved.tracks[0]->clips[0]->id, copy);
        QCOMPARE(moved.tracks[0]->clips[0]->start.count, kTicks); // 12 frames are less than half a tick of 25
        QCOMPARE(done(edits::moveClip(moved, copy, song.keys, kLongAgo)).findClip(copy)->start.count, 0);
        QVERIFY(!edits::moveClip(moved, copy, song.keys, kFarAway).ok());
        QVERIFY(!edits::moveClip(moved, copy, song.vocal, {}).ok());
        const auto away = done(edits::moveClip(song.project, song.audio, song.loops, {17}));
        QCOMPARE(away.trackOf(song.audio)->id, song.loops);
        QCOMPARE(away.findClip(song.audio)->start.count, 17);
        QCOMPARE(done(edits::moveClip(song.project, song.audio, song.vocal, {kSecond})), song.project);
    }

    void duplicatesStandBehindWithIdsOfTheirOwn()
    {
        const auto song = exampleSong();
        const auto twice = done(edits::duplicateClip(song.project, song.audio));
        const auto& clips = twice.tracks[1]->clips;
        QCOMPARE(window(*clips[1]), (Window{3 * kSecond, 2 * kSecond, 0}));
        QVERIFY(clips[1]->id != clips[0]->id && clips[1]->chosenTake != clips[0]->chosenTake);
        QCOMPARE(clips[1]->chosen().provenance, clips[0]->chosen().provenance);
        QVERIFY(checkProject(twice).ok());
    }

    void splitHalvesMeetInBothTimeBases_data()
    {
        QTest::addColumn<bool>("ofNotes");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<Window>("left");
        QTest::addColumn<Window>("right");
        QTest::newRow("audio") << false << qint64(kSecond + 1001) << Window{kSecond, 1001, 0}
                               << Window{kSecond + 1001, 2 * kSecond - 1001, 1001};
        QTest::newRow("notes") << true << qint64(7 * kBeat) << Window{4 * kTicks, 3 * kTicks, 0}
                               << Window{7 * kTicks, 5 * kTicks, 3 * kTicks};
    }
    void splitHalvesMeetInBothTimeBases()
    {
        QFETCH(bool, ofNotes);
        QFETCH(qint64, at);
        QFETCH(Window, left);
        QFETCH(Window, right);
        const auto song = exampleSong();
        const auto id = ofNotes ? song.notes : song.audio;
        const auto faded = done(edits::setFades(song.project, id, {{500}, {700}, project::FadeShape::linear}));
        const auto split = done(edits::splitClip(faded, id, {at}));
        const auto& clips = split.trackOf(id)->clips;
        QCOMPARE(clips.size(), std::size_t(2));
        QCOMPARE(clips[0]->id, id);
        QCOMPARE(window(*clips[0]), left);
        QCOMPARE(window(*clips[1]), right);
        QCOMPARE(clips[0]->fades, (project::Fades{{500}, {0}, project::FadeShape::linear}));
        QCOMPARE(clips[1]->fades, (project::Fades{{0}, {700}, project::FadeShape::linear}));
        QCOMPARE(clips[1]->chosen().content, clips[0]->chosen().content);
        QVERIFY(checkProject(split).ok());
        const auto& whole = *faded.findClip(id);
        QVERIFY(!edits::splitClip(faded, id, faded.startOf(whole)).ok());
        QVERIFY(!edits::splitClip(faded, id, faded.endOf(whole)).ok());
        QVERIFY(!edits::splitClip(faded, id, kFarAway).ok());
        QVERIFY(!edits::splitClip(faded, id, kLongAgo).ok());
    }

    void trimmingStopsAtTheMaterial_data()
    {
        QTest::addColumn<bool>("ofNotes");
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<Window>("expected");
        constexpr qint64 past = std::numeric_limits<qint64>::min();
        constexpr qint64 future = std::numeric_limits<qint64>::max();
        QTest::newRow("audio inside") << false << qint64(kSecond + 10) << qint64(2 * kSecond)
                                      << Window{kSecond + 10, kSecond - 10, 10};
        QTest::newRow("audio outwards") << false << past << future << Window{kSecond, 2 * kSecond, 0};
        QTest::newRow("audio to a frame") << false << future << past << Window{3 * kSecond - 1, 1, 2 * kSecond - 1};
        QTest::newRow("notes inside") << true << qint64(5 * kBeat) << qint64(11 * kBeat)
                                      << Window{5 * kTicks, 6 * kTicks, kTicks};
        QTest::newRow("notes outwards") << true << past << future << Window{4 * kTicks, 8 * kTicks, 0};
        QTest::newRow("notes to a tick") << true << future << past << Window{12 * kTicks - 1, 1, 8 * kTicks - 1};
    }
    void trimmingStopsAtTheMaterial()
    {
        QFETCH(bool, ofNotes);
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        QFETCH(Window, expected);
        const auto song = exampleSong();
        const auto id = ofNotes ? song.notes : song.audio;
        const auto trimmed = done(edits::trimClipEnd(done(edits::trimClipStart(song.project, id, {start})), id, {end}));
        QCOMPARE(window(*trimmed.findClip(id)), expected);
        // Whatever was cut away can be drawn out again.
        const auto& whole = song.clip(id);
        auto back = done(edits::trimClipStart(trimmed, id, song.project.startOf(whole)));
        back = done(edits::trimClipEnd(back, id, song.project.endOf(whole)));
        QCOMPARE(back, song.project);
    }

    void aClipThatWasMovedToTheBeginningCannotStartBeforeIt()
    {
        const auto song = exampleSong();
        auto project = done(edits::trimClipStart(song.project, song.audio, {kSecond + 500}));
        project = done(edits::moveClip(project, song.audio, song.vocal, {100}));
        project = done(edits::trimClipStart(project, song.audio, kLongAgo));
        QCOMPARE(window(*project.findClip(song.audio)), (Window{0, 2 * kSecond - 400, 400}));
    }

    void theLongestTakeSetsTheLimit()
    {
        const auto song = exampleSong();
        const auto longer = done(edits::addAudioTake(song.project, song.audio, "Take 2", asset("long.wav", 5 * kSecond),
                                                     madeBy(Origin::humanRecorded)));
        const auto first = song.clip(song.audio).chosenTake;
        const auto chosen = done(edits::chooseTake(longer, song.audio, first));
        const auto drawn = done(edits::trimClipEnd(chosen, song.audio, kFarAway));
        QCOMPARE(drawn.findClip(song.audio)->length.count, 5 * kSecond);
        QCOMPARE(drawn.assets.size(), std::size_t(2));
    }

    void takesAreAddedAndChosen()
    {
        const auto song = exampleSong();
        const auto two = done(edits::addTake(song.project, song.notes, "Take 2", project::NoteContent(scale(4)),
                                             madeBy(Origin::algorithmic)));
        const auto& clip = *two.findClip(song.notes);
        QCOMPARE(clip.takes.size(), std::size_t(2));
        QCOMPARE(clip.chosen().name, std::string("Take 2"));
        QVERIFY(clip.takes[0].sameStorage(song.clip(song.notes).takes[0]));
        QVERIFY(!edits::chooseTake(two, song.notes, song.clip(song.audio).chosenTake).ok());
        const project::TakeContent audio = project::AudioContent{"sha-of-voice.wav", {2 * kSecond}};
        QVERIFY(!edits::addTake(song.project, song.notes, "x", audio, {}).ok());
        QVERIFY(edits::addTake(song.project, song.audio, "x", audio, {}).ok());
        QVERIFY(!edits::addTake(song.project, song.audio, "x", project::AudioContent{"nowhere", {10}}, {}).ok());
        auto story = madeBy(Origin::aiGenerated);
        story.params.set("amount", std::numeric_limits<double>::quiet_NaN());
        QVERIFY(!edits::addTake(song.project, song.audio, "x", audio, story).ok());
        story = madeBy(Origin::aiGenerated);
        story.prompt = "\xff";
        QVERIFY(!edits::addTake(song.project, song.audio, "x", audio, story).ok());
    }

    void fadesNeverOverlap()
    {
        const auto song = exampleSong();
        const auto fades = [&](const project::Project& project, std::int64_t in, std::int64_t out) {
            const auto result =
                done(edits::setFades(project, song.audio, {{in}, {out}, project::FadeShape::equalPower}));
            return result.findClip(song.audio)->fades;
        };
        QCOMPARE(fades(song.project, 10, 20), (project::Fades{{10}, {20}}));
        QCOMPARE(fades(song.project, kFarAway.count, kFarAway.count), (project::Fades{{kSecond}, {kSecond}}));
        const auto out = done(edits::setFades(song.project, song.audio, {{0}, {kSecond}}));
        QCOMPARE(fades(out, kFarAway.count, kSecond), (project::Fades{{kSecond}, {kSecond}})); // drawn up to the other
        QVERIFY(!edits::setFades(song.project, song.audio, {{-1}, {0}}).ok());
        const auto split = done(edits::splitClip(out, song.audio, {kSecond + 100}));
        const auto trimmed = done(edits::trimClipStart(split, split.tracks[1]->clips[1]->id, {3 * kSecond - 50}));
        QCOMPARE(trimmed.tracks[1]->clips[1]->fades.out.count, 50);
    }

    void fadesShrinkWithATempoThatShortensTheClip()
    {
        const auto song = exampleSong();
        const auto faded = done(edits::setFades(song.project, song.notes, {{4 * kBeat}, {4 * kBeat}}));
        const auto fast = done(edits::setTempo(faded, {}, 240));
        QCOMPARE(fast.findClip(song.notes)->fades, (project::Fades{{2 * kBeat}, {2 * kBeat}}));
        QVERIFY(sharesOtherTracks(faded, fast, song.keys));
        QCOMPARE(window(*fast.findClip(song.notes)), window(song.clip(song.notes)));
        QCOMPARE(fast.startOf(*fast.findClip(song.audio)).count, kSecond);
        QCOMPARE(fast.startOf(*fast.findClip(song.notes)).count, 2 * kBeat);
    }

    void deletedAndUnknownClipsAreGone()
    {
        const auto song = exampleSong();
        const auto without = done(edits::deleteClip(song.project, song.notes));
        QVERIFY(!without.findClip(song.notes));
        QVERIFY(sharesOtherTracks(song.project, without, song.keys));
        QVERIFY(edits::deleteClip(without, song.notes).error().kind == base::ErrorKind::notFound);
        QVERIFY(edits::setClipGain(without, song.notes, 0).error().kind == base::ErrorKind::notFound);
        QCOMPARE(done(edits::setClipGain(song.project, song.audio, 100)).findClip(song.audio)->gainDb,
                 project::kLoudestDb);
    }
};

QTEST_APPLESS_MAIN(ClipEditsTest)
#include "clip_edits_test.moc"
