// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

#include "audio/graph/metronome.h"

using namespace melisma;
using namespace melisma::tests;
using base::Beats;

namespace {

/// Frames at which sound begins after at least `gap` frames of silence.
std::vector<std::int64_t> onsets(const std::vector<float>& samples, int gap)
{
    std::vector<std::int64_t> found;
    std::int64_t last = -gap - 1;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::abs(samples[i]) < 1e-6f)
            continue;
        const auto at = static_cast<std::int64_t>(i);
        if (at - last > gap)
            found.push_back(at);
        last = at;
    }
    return found;
}

/// Ten seconds of silence, so that only clicks sound.
Song silentSong()
{
    Song song;
    song.addAudioClip(song.addTrack(project::TrackKind::audio),
                      song.addSound(10 * kRate, 1, [](int, int) { return 0.0; }), 0);
    return song;
}

} // namespace

class MetronomeTest : public QObject {
    Q_OBJECT

private slots:
    void clicksFollowTempoAndMeter()
    {
        auto map = *music::TempoMap(120.0, {3, 4}).withTempo(Beats::whole(3), 60.0);
        map = *map.withMeter(2, {6, 8});
        const auto clicks = audio::clicksOf(map, kRate, 12 * kRate);
        const std::vector<audio::Click> expected = {{0, true},
                                                    {kRate / 2, false},
                                                    {kRate, false},
                                                    {3 * kRate / 2, true},
                                                    {5 * kRate / 2, false},
                                                    {7 * kRate / 2, false},
                                                    {9 * kRate / 2, true},
                                                    {5 * kRate, false}};
        QVERIFY(clicks.size() > expected.size());
        QVERIFY(std::equal(expected.begin(), expected.end(), clicks.begin()));
        QVERIFY(clicks.back().frame < 12 * kRate);
    }

    void clicksFallOnTheFrame_data()
    {
        QTest::addColumn<int>("block");
        for (const int block : {64, 333, 512})
            QTest::addRow("blocks of %d", block) << block;
    }

    void clicksFallOnTheFrame()
    {
        QFETCH(int, block);
        PulledEngine live(silentSong(), block);
        live.engine.setMetronome(true, 0.0);
        live.engine.seek({kRate / 4});
        live.engine.play();
        const auto left = side(live.pull(2 * kRate), 0);
        // The first frame of a click is its zero: it is seen one frame later.
        QCOMPARE(onsets(left, 2000),
                 (std::vector<std::int64_t>{kRate / 4 + 1, 3 * kRate / 4 + 1, 5 * kRate / 4 + 1, 7 * kRate / 4 + 1}));
        const auto second = static_cast<std::size_t>(7 * kRate / 4); // at 2.0 s: a bar begins
        const std::vector<float> beat(left.begin() + kRate / 4, left.begin() + kRate / 2);
        const std::vector<float> bar(left.begin() + static_cast<std::ptrdiff_t>(second), left.end());
        QVERIFY(peak(bar) > 1.2 * peak(beat));
        QVERIFY(peak(bar) < 1.0 && peak(bar) > 0.5);
        QCOMPARE(live.engine.masterMeter().peak[0], 0.0f); // behind the meters
        QVERIFY(live.engine.loudness().truePeakDb == audio::LoudnessReading::kNone);
        QCOMPARE(peak(offline(silentSong(), 0, kRate)), 0.0); // and never in an export
    }

    void offIsSilent()
    {
        PulledEngine live(silentSong());
        live.engine.play();
        QCOMPARE(peak(live.pull(kRate)), 0.0);
    }

    void countInPrecedesPlayback_data()
    {
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("bars");
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("clicks");
        QTest::newRow("none") << 0 << 0 << 0 << 0;
        QTest::newRow("one bar") << 0 << 1 << 2 * kRate << 4;
        QTest::newRow("two bars") << 4 * kRate << 2 << 4 * kRate << 8;
        QTest::newRow("from the third beat") << kRate << 1 << 3 * kRate << 6;
        QTest::newRow("between beats") << 5 * kRate / 4 << 1 << 13 * kRate / 4 << 7;
    }

    void countInPrecedesPlayback()
    {
        QFETCH(int, position);
        QFETCH(int, bars);
        QFETCH(int, frames);
        QFETCH(int, clicks);
        Song song;
        song.addAudioClip(song.addTrack(project::TrackKind::audio),
                          song.addSound(10 * kRate, 1, [](int, int) { return 0.9; }), 0);
        PulledEngine live(song, 100);
        live.engine.setCountIn(bars);
        live.engine.seek({position});
        live.engine.play();
        const auto counted = side(live.pull(frames), 0);
        QCOMPARE(live.engine.playhead().count, std::int64_t(position));
        QCOMPARE(onsets(counted, 2000).size(), std::size_t(clicks));
        live.pull(300);
        QVERIFY(!live.engine.countingIn());
        QCOMPARE(side(live.pull(100), 0)[0], 0.9f);
        QCOMPARE(live.engine.playhead().count, std::int64_t(position + 400));
    }

    void stopEndsTheCountIn()
    {
        PulledEngine live(silentSong());
        live.engine.setCountIn(2);
        live.engine.play();
        live.pull(1000);
        QVERIFY(live.engine.countingIn());
        live.engine.stop();
        live.pull(6000); // the click rings out
        QVERIFY(!live.engine.countingIn());
        QCOMPARE(peak(live.pull(kRate)), 0.0);
        QCOMPARE(live.engine.playhead().count, std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(MetronomeTest)
#include "metronome_test.moc"
