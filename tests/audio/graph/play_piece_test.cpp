// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"
#include "tests/audio/graph/late_effect.h"

using namespace melisma;
using namespace melisma::tests;
using base::Frames;

namespace {

constexpr int kFade = 256; ///< frames that a start inside a sound and the end of a piece take
constexpr int kSeam = 64;  ///< frames over which a step in the sound dies away
constexpr int kLate = 1000;

float rampAt(std::int64_t frame)
{
    return static_cast<float>(static_cast<double>(frame) * 1e-6);
}

/// Each frame of a ramp tells where it came from. A loop lies around all that is played.
Song rampSong(bool late = false)
{
    Song song;
    const auto track = song.addTrack(project::TrackKind::audio);
    song.addAudioClip(track, song.addSound(12 * kRate, 1, [](int frame, int) { return rampAt(frame); }), 0);
    song.project.loop = {base::Beats::whole(1), base::Beats::whole(4), true};
    if (late)
        song.project.masterEffects.push_back({{song.project.nextId++}, "late1000", {}, false, 1.0});
    return song;
}

struct Heard {
    std::vector<float> left;
    std::int64_t played = 0; ///< until it fell silent
};

Heard hear(PulledEngine& live, const audio::PlayPiece& piece)
{
    live.engine.choosePiece(piece);
    live.engine.play();
    Heard heard{side(live.pull(static_cast<int>((piece.end - piece.start).count) + 2 * kRate), 0)};
    for (std::size_t i = 0; i < heard.left.size(); ++i)
        if (heard.left[i] != 0.0f)
            heard.played = static_cast<std::int64_t>(i) + 1;
    return heard;
}

/// The frames from `from` to `to` of what was heard are those of the timeline from `at` on.
bool isTimeline(const std::vector<float>& heard, std::int64_t from, std::int64_t to, std::int64_t at)
{
    for (auto i = from; i < to; ++i)
        if (heard[static_cast<std::size_t>(i)] != rampAt(at + i - from)) {
            qWarning("frame %lld holds %g, not %g", static_cast<long long>(i), heard[static_cast<std::size_t>(i)],
                     rampAt(at + i - from));
            return false;
        }
    return true;
}

/// The timeline's frame that was heard as the given one.
std::int64_t frameAt(const std::vector<float>& heard, std::int64_t at)
{
    return std::llround(static_cast<double>(heard[static_cast<std::size_t>(at)]) * 1e6);
}

} // namespace

class PlayPieceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { addLateEffect<kLate>(); }

    void leavesOutWhatItSkips_data()
    {
        QTest::addColumn<int>("block");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("skip");
        QTest::addColumn<int>("back");
        QTest::addColumn<int>("end");
        for (const int block : {64, 333, 512, 4096})
            QTest::addRow("blocks of %d", block) << block << 48'007 << 96'013 << 240'019 << 288'021;
        QTest::newRow("a short one left out") << 512 << 48'000 << 96'000 << 96'010 << 144'000;
        QTest::newRow("from zero") << 512 << 0 << 9'601 << 400'000 << 409'600;
        QTest::newRow("on the chunks") << 256 << 64'000 << 128'000 << 256'000 << 320'000;
    }

    void leavesOutWhatItSkips()
    {
        QFETCH(int, block);
        QFETCH(int, from);
        QFETCH(int, skip);
        QFETCH(int, back);
        QFETCH(int, end);
        PulledEngine live(rampSong(), block);
        const auto [left, played] = hear(live, {{from}, {end}, {skip}, {back}});
        const int first = skip - from, all = first + end - back;
        QVERIFY(isTimeline(left, kFade, first, from + kFade));
        QVERIFY(isTimeline(left, first + kSeam, all - kFade, back + kSeam));
        QVERIFY(played > all - kFade && played <= all);
        QVERIFY(live.engine.playingPiece() && live.engine.pieceEnded());
        QCOMPARE(live.engine.dropouts(), 0);
        live.engine.stop();
        live.engine.waitForTransport();
        QVERIFY(!live.engine.playingPiece() && !live.engine.pieceEnded());
    }

    void endsWhereItSays()
    {
        PulledEngine live(rampSong());
        const auto [left, played] = hear(live, {{30'001}, {140'002}, {}, {}});
        QVERIFY(isTimeline(left, kFade, 110'001 - kFade, 30'001 + kFade)); // no loop, though one ends at 120000
        QVERIFY(played > 110'001 - 4 && played <= 110'001);
        for (int i = 1; i < kFade; ++i) // the fade is a line
            QVERIFY(std::abs(left[static_cast<std::size_t>(110'001 - i)] - rampAt(140'002 - i) * i / kFade) < 1e-3);
    }

    /// What effects hold back is heard as late after the leap and at the end.
    void lateEffectsCountIn()
    {
        PulledEngine live(rampSong(true));
        const auto [left, played] = hear(live, {{48'000}, {288'000}, {96'000}, {240'000}});
        QVERIFY(isTimeline(left, kLate + kFade, kLate + 48'000, 48'000 + kFade));
        QVERIFY(isTimeline(left, kLate + 48'000 + kSeam, kLate + 96'000 - kFade, 240'000 + kSeam));
        QVERIFY(played > kLate + 96'000 - 4 && played <= kLate + 96'000);
    }

    void aSeekLeavesIt()
    {
        PulledEngine live(rampSong());
        live.engine.choosePiece({{200'000}, {300'000}, {}, {}});
        live.engine.play();
        live.pull(10'000);
        live.engine.seek({400'000});
        QVERIFY(!live.engine.playingPiece());
        const auto left = side(live.pull(100'000), 0);
        const auto at = frameAt(left, 3 * kFade); // behind a fall and a rise, to a chunk
        QVERIFY(at >= 400'000 + 2 * kFade - kSeam && at <= 400'000 + 2 * kFade);
        QVERIFY(isTimeline(left, 3 * kFade, 100'000, at));
        live.engine.stop();
        live.pull(1'000);
        live.engine.seek({500'000});
        live.engine.play(); // the piece was for one play only
        QVERIFY(isTimeline(side(live.pull(60'000), 0), kFade, 60'000, 500'000 + kFade));
    }

    void itBeginsWhilePlaying()
    {
        PulledEngine live(rampSong());
        live.engine.seek({50'000});
        live.engine.play();
        live.pull(10'000);
        live.engine.stop();
        const auto [left, played] = hear(live, {{200'000}, {248'000}, {}, {}});
        const auto at = frameAt(left, 3 * kFade);
        QVERIFY(at >= 200'000 + 2 * kFade - kSeam && at <= 200'000 + 2 * kFade);
        const auto end = 3 * kFade + 248'000 - at;
        QVERIFY(isTimeline(left, 3 * kFade, end - kFade, at));
        QVERIFY(played > end - 4 && played <= end);
    }
};

QTEST_GUILESS_MAIN(PlayPieceTest)
#include "play_piece_test.moc"
