// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

#include "audio/graph/loop_seam.h"
#include "audio/graph/plan_compiler.h"
#include "audio/graph/play_position.h"

using namespace melisma;
using namespace melisma::tests;
using base::Beats;

namespace {

constexpr int kBeat = kRate / 2; ///< frames at 120 bpm
constexpr int kSeam = 64;        ///< frames over which a step at the loop's return dies away

double rampAt(std::int64_t frame)
{
    return static_cast<float>(static_cast<double>(frame) * 1e-6);
}

Song rampSong()
{
    Song song;
    const auto track = song.addTrack(project::TrackKind::audio);
    song.addAudioClip(track, song.addSound(10 * kRate, 1, [](int frame, int) { return rampAt(frame); }), 0);
    return song;
}

/// Loops whole ticks: 25 frames each at 120 bpm and 48 kHz.
Song looped(Song song, std::int64_t startTick, std::int64_t lengthTicks)
{
    song.project.loop = {Beats{startTick}, Beats{lengthTicks}, true};
    return song;
}

} // namespace

class LoopTest : public QObject {
    Q_OBJECT

private slots:
    void returnsOnTheSample_data()
    {
        QTest::addColumn<int>("block");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("ticks");
        for (const int block : {64, 333, 512, 4096})
            QTest::addRow("blocks of %d, off the grid", block) << block << 1001 << 317;
        QTest::newRow("whole beats") << 256 << 960 << 1920;
        QTest::newRow("shorter than a block") << 4096 << 403 << 41;
        QTest::newRow("shorter than a chunk") << 512 << 403 << 2;
        QTest::newRow("from zero") << 512 << 0 << 333;
    }

    /// Each frame of a ramp tells where it came from.
    void returnsOnTheSample()
    {
        QFETCH(int, block);
        QFETCH(int, start);
        QFETCH(int, ticks);
        const std::int64_t from = start * 25;
        const std::int64_t length = ticks * 25;
        PulledEngine live(looped(rampSong(), start, ticks), block);
        live.engine.seek({from});
        live.engine.play();
        const auto left = side(live.pull(static_cast<int>(std::min<std::int64_t>(4 * length + 1000, 200000))), 0);
        for (std::size_t i = 300; i < left.size(); ++i) {
            const auto at = static_cast<std::int64_t>(i) % length;
            if (at >= kSeam || length < kSeam)
                QVERIFY2(length < kSeam || left[i] == static_cast<float>(rampAt(from + at)),
                         qPrintable(QString("frame %1 of the loop holds %2").arg(at).arg(left[i])));
        }
        const auto expected = from + static_cast<std::int64_t>(left.size()) % length;
        QCOMPARE(live.engine.playhead().count, expected);
        QCOMPARE(live.engine.dropouts(), 0);
    }

    /// Two bars of a sine whose period divides the loop sound on as if it never ended.
    void seamlessLoopIsLeftAlone()
    {
        Song song;
        song.addAudioClip(song.addTrack(project::TrackKind::audio), song.addSound(4 * kRate, 1, sine(480.0)), 0);
        PulledEngine live(looped(std::move(song), 0, 1920));
        live.engine.play();
        const auto left = side(live.pull(3 * 2 * kBeat), 0);
        for (std::size_t i = 0; i < left.size(); ++i)
            QVERIFY(std::abs(left[i] - sine(480.0)(static_cast<int>(i), 0)) < 0.002 + 1e-6);
    }

    void aStepAtTheReturnDoesNotClick()
    {
        Song song;
        song.addAudioClip(song.addTrack(project::TrackKind::audio), song.addSound(4 * kRate, 1, sine(100.0)), 0);
        PulledEngine live(looped(std::move(song), 0, 967)); // ends near a crest
        live.engine.play();
        const auto left = side(live.pull(4 * kRate), 0);
        const double smooth = 0.5 * 2.0 * std::numbers::pi * 100.0 / kRate;
        QVERIFY(greatestStep(left) < 3.0 * smooth + 0.5 * std::numbers::pi / 2.0 / kSeam);
    }

    /// The note on the downbeat behind the loop is never struck, and the one at its start is, every time.
    void notesStayInsideTheLoop()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
        Song song;
        const auto drums = song.addTrack(project::TrackKind::instrument, {"Drums", 128, 0});
        music::NoteSequence notes;
        notes.notes = {{Beats{1001}, Beats::of(0.1), 38, 120}, {Beats{1001 + 1920}, Beats::of(0.1), 49, 127}};
        notes.length = Beats::whole(8);
        song.addNoteClip(drums, notes, {});
        PulledEngine live(looped(std::move(song), 1001, 1920));
        live.engine.seek({1001 * 25});
        live.engine.play();
        const auto first = side(live.pull(2 * kBeat), 0);
        const auto second = side(live.pull(2 * kBeat), 0);
        const auto quiet = static_cast<std::size_t>(2 * kBeat - 4800);
        QVERIFY(rms(first, 0, 4800) > 0.02);
        QVERIFY(rms(second, 0, 4800) > 0.02);
        QVERIFY(rms(second, quiet, quiet + 4800) < 0.1 * rms(second, 0, 4800)); // a crash would still ring
    }

    void loopCanBeSwitchedAndMovedWhilePlaying()
    {
        Song song = looped(rampSong(), 0, 960);
        PulledEngine live(song);
        live.engine.play();
        live.pull(kBeat + 1000);
        QCOMPARE(live.engine.playhead().count, std::int64_t(1000));
        song.project.loop.on = false;
        live.show(song);
        live.pull(kBeat);
        QCOMPARE(live.engine.playhead().count, std::int64_t(kBeat + 1000));
        song.project.loop = {Beats{}, Beats::whole(3), true};
        live.show(song);
        live.pull(1000);
        song.project.loop = {Beats{480}, Beats{480}, true}; // pulled away to before the playhead
        live.show(song);
        live.pull(2048);
        const auto at = live.engine.playhead().count;
        QVERIFY(at > kBeat / 2 + 1000 && at < kBeat);
        live.engine.seek({3 * kBeat}); // behind it: plays on
        live.pull(2 * kBeat);
        QVERIFY(live.engine.playhead().count > 4 * kBeat);
    }

    void heardPlayheadFollowsTheLoop()
    {
        const audio::PlayPosition fresh{1000, 300, -1, {}};
        QCOMPARE(fresh.heard(200), std::int64_t(800));
        QCOMPARE(fresh.heard(500), std::int64_t(700)); // not before the start
        const audio::PlayPosition returned{1040, 5000, 40, {1000, 2000}};
        QCOMPARE(returned.heard(40), std::int64_t(1000));
        QCOMPARE(returned.heard(100), std::int64_t(1940));
        QCOMPARE(returned.heard(5000), std::int64_t(1000));
    }
};

QTEST_GUILESS_MAIN(LoopTest)
#include "loop_test.moc"
