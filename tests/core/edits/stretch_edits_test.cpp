// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc cannot parse what the others bring

#include "core/edits/add_audio_clip.h"
#include "core/edits/join_clips.h"
#include "core/edits/mark_clips.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_tempo.h"
#include "core/edits/split_clip.h"
#include "core/edits/stretch_clip.h"
#include "core/edits/trim_clip.h"
#include "core/project/project_json.h"
#include "core/project/time_pitch.h"
#include "tests/core/edits/example_song.h"

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using base::Frames;
using project::Clip;
using project::Project;

namespace {

/// A window of 0.5 s to 1.5 s of a sound of two seconds, at 1.5 s.
ExampleSong trimmedSong()
{
    auto song = exampleSong();
    song.project = done(edits::trimClipStart(song.project, song.audio, Frames{3 * kSecond / 2}));
    song.project = done(edits::trimClipEnd(song.project, song.audio, Frames{5 * kSecond / 2}));
    return song;
}

/// Where in the file, in seconds, the clip begins and ends.
std::pair<double, double> heardPart(const Clip& clip)
{
    const auto second = [&](std::int64_t heard) { return static_cast<double>(heard) / clip.timePitch.ratio / kSecond; };
    return {second(clip.offset.count), second(clip.offset.count + clip.length.count)};
}

bool near(double a, double b, double within = 2.0 / kSecond)
{
    return std::abs(a - b) <= within;
}

Project stretched(const Project& project, project::ClipId clip, edits::TimePitchChange change)
{
    return done(edits::changeTimePitch(project, {clip}, change));
}

} // namespace

class StretchEditsTest : public QObject {
    Q_OBJECT
private slots:
    void anEdgeIsDrawnAndTheSameMaterialIsHeard_data()
    {
        QTest::addColumn<bool>("left");
        QTest::addColumn<std::int64_t>("to");
        QTest::addColumn<double>("ratio");
        QTest::newRow("end, longer") << false << std::int64_t{3 * kSecond} << 1.5;
        QTest::newRow("end, shorter") << false << std::int64_t{2 * kSecond} << 0.5;
        QTest::newRow("end, an odd place") << false << std::int64_t{123457} << 51457.0 / kSecond;
        QTest::newRow("end, as far as it goes") << false << std::int64_t{90 * kSecond} << 4.0;
        QTest::newRow("end, through the start") << false << std::int64_t{-7} << 0.25;
        QTest::newRow("start, longer") << true << std::int64_t{kSecond} << 1.5;
        QTest::newRow("start, shorter") << true << std::int64_t{2 * kSecond} << 0.5;
        QTest::newRow("start, through the end") << true << std::int64_t{9 * kSecond} << 0.25;
    }

    void anEdgeIsDrawnAndTheSameMaterialIsHeard()
    {
        QFETCH(bool, left);
        QFETCH(std::int64_t, to);
        QFETCH(double, ratio);
        const auto song = trimmedSong();
        const Clip& before = song.clip(song.audio);
        const auto edited = done(left ? edits::stretchClipStart(song.project, song.audio, Frames{to})
                                      : edits::stretchClipEnd(song.project, song.audio, Frames{to}));
        const Clip& after = *edited.findClip(song.audio);
        QCOMPARE(after.timePitch.ratio, ratio);
        QCOMPARE(left ? after.end() : after.start, left ? before.end() : before.start);
        QVERIFY(std::abs(static_cast<double>(after.length.count) - ratio * kSecond) < 1.0);
        if (ratio > 0.25 && ratio < 4.0)
            QCOMPARE(left ? after.start.count : after.end().count, to);
        const auto [from, until] = heardPart(after);
        QVERIFY(near(from, 0.5) && near(until, 1.5));
        QCOMPARE(after.longestMaterial().count, std::llround(2.0 * kSecond * ratio));
    }

    void trimsAndSplitsCountWhatIsHeard()
    {
        auto song = exampleSong(); // two seconds at 1 s
        auto edited = stretched(song.project, song.audio, {2.0, {}, {}, {}});
        QCOMPARE(edited.findClip(song.audio)->end().count, 5 * kSecond);
        edited = done(edits::trimClipEnd(edited, song.audio, Frames{9 * kSecond}));
        QCOMPARE(edited.findClip(song.audio)->end().count, 5 * kSecond); // there is no more
        edited = done(edits::splitClip(edited, song.audio, Frames{3 * kSecond}));
        const project::ClipId right{edited.nextId - 2};
        const auto [from, until] = heardPart(*edited.findClip(right));
        QVERIFY(near(from, 1.0) && near(until, 2.0));
        QCOMPARE(done(edits::joinClips(edited, {song.audio, right})).findClip(song.audio)->length.count, 4 * kSecond);
        const auto apart = stretched(edited, right, {{}, 1.0, {}, {}});
        QVERIFY(!edits::joinClips(apart, {song.audio, right}));
    }

    void fadesGrowWithTheSoundAndResettingBringsAllBack()
    {
        auto song = trimmedSong();
        song.project = done(edits::setFades(song.project, song.audio, {{4800}, {9600}}));
        const auto edited = stretched(song.project, song.audio, {1.25, 3.5, true, true});
        const Clip& clip = *edited.findClip(song.audio);
        QCOMPARE(clip.fades.in.count, 6000);
        QCOMPARE(clip.fades.out.count, 12000);
        QVERIFY(clip.timePitch == (project::TimePitch{1.25, 3.5, true, 120.0}));
        QCOMPARE(done(edits::resetTimePitch(edited, {song.audio})), song.project);
    }

    void onlyUnlockedSoundsAreStretched()
    {
        auto song = exampleSong();
        QVERIFY(!edits::stretchClipEnd(song.project, song.notes, Frames{kSecond}));
        QVERIFY(!edits::changeTimePitch(song.project, {song.notes}, {2.0, {}, {}, {}}));
        QVERIFY(!edits::changeTimePitch(song.project, {song.audio}, {std::nan(""), {}, {}, {}}));
        const auto both = done(edits::changeTimePitch(song.project, {song.notes, song.audio}, {2.0, 40.0, {}, {}}));
        QCOMPARE(*both.findClip(song.notes), song.clip(song.notes));
        QCOMPARE(both.findClip(song.audio)->timePitch.semitones, project::kWidestShift);
        song.project = done(edits::setClipsLocked(song.project, {song.audio}, true));
        QVERIFY(!edits::stretchClipEnd(song.project, song.audio, Frames{5 * kSecond}));
        QVERIFY(!edits::resetTimePitch(song.project, {song.audio}));
    }

    void aFollowerKeepsItsBeats()
    {
        auto song = exampleSong(); // at 120 bpm: from beat 2, four beats long
        const auto follower = stretched(song.project, song.audio, {{}, {}, {}, true});
        const auto slower = done(edits::setTempo(follower, {}, 90.0));
        const Clip& clip = *slower.findClip(song.audio);
        QCOMPARE(clip.timePitch.ratio, 120.0 / 90.0);
        QCOMPARE(clip.start.count, 64000);   // 2 beats of 32000 frames
        QCOMPARE(clip.length.count, 128000); // 4 beats
        QVERIFY(done(edits::setTempo(slower, {}, 120.0)) == follower);
        const auto alone = stretched(slower, song.audio, {{}, {}, {}, false});
        QVERIFY(*done(edits::setTempo(alone, {}, 60.0)).findClip(song.audio) == *alone.findClip(song.audio));
    }

    void aPlaceBetweenTicksKeepsItsShare()
    {
        auto song = exampleSong();
        for (const int start : {7, 24011, 30001}) { // a tick is 25 frames at 120 bpm, 50 at 60
            auto moved = song.project;
            moved = done(edits::trimClipStart(moved, song.audio, Frames{kSecond + start}));
            const auto follower = stretched(moved, song.audio, {{}, {}, {}, true});
            const auto slower = done(edits::setTempo(follower, {}, 60.0));
            QCOMPARE(slower.findClip(song.audio)->start.count, 2 * (kSecond + start));
        }
    }

    void aRatioBeyondItsRangeComesBack()
    {
        const auto song = exampleSong();
        const auto follower = stretched(song.project, song.audio, {2.0, {}, {}, true});
        const auto slow = done(edits::setTempo(follower, {}, 40.0)); // asks for 6
        QCOMPARE(slow.findClip(song.audio)->timePitch.ratio, 4.0);
        const auto back = done(edits::setTempo(slow, {}, 120.0));
        QCOMPARE(back.findClip(song.audio)->timePitch.ratio, 2.0);
        QCOMPARE(back.findClip(song.audio)->length, follower.findClip(song.audio)->length);
    }

    void aTempoChangeBehindAClipLeavesItAsItIs()
    {
        const auto song = exampleSong();
        const auto follower = stretched(song.project, song.audio, {1.5, {}, {}, true});
        const auto later = done(edits::setTempo(follower, Beats::whole(3), 75.0));
        QVERIFY(*later.findClip(song.audio) == *follower.findClip(song.audio));
    }

    void filesKeepItAndRefuseWhatIsOutOfRange()
    {
        const auto song = exampleSong();
        const auto edited = stretched(song.project, song.audio, {1.0 / 3.0, -7.03, true, true});
        auto json = project::toJson(edited);
        QVERIFY(*project::projectFromJson(json) == edited);
        QVERIFY(project::toJson(song.project).dump().find("timePitch") == std::string::npos); // as older files are
        for (auto& track : json["tracks"])
            for (auto& clip : track["clips"])
                if (clip.contains("timePitch"))
                    clip["timePitch"]["ratio"] = 4.5;
        QVERIFY(!project::projectFromJson(json));
        QVERIFY(project::isSound({0.25, -24.0, false, 20.0}) && !project::isSound({0.2, 0.0, false, 0.0}));
        QVERIFY(!project::isSound({1.0, 24.1, false, 0.0}) && !project::isSound({1.0, 0.0, false, 7.0}));
    }
};

QTEST_GUILESS_MAIN(StretchEditsTest)
#include "stretch_edits_test.moc"
