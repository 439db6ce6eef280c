// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/zero_crossing.h"
#include "audio/graph/clip_sum.h"
#include "tests/audio/engine_support.h"

using namespace melisma;
using namespace melisma::tests;

class ZeroCrossingTest : public QObject {
    Q_OBJECT
private slots:
    void ofASine_data()
    {
        QTest::addColumn<double>("hz");
        for (const double hz : {100.0, 131.0, 437.1, 5000.0})
            QTest::addRow("%g Hz", hz) << hz;
    }

    /// The crossings of a sine are known: whole multiples of half its period.
    void ofASine()
    {
        QFETCH(double, hz);
        std::vector<float> samples;
        for (int i = 0; i < 9600; ++i)
            samples.push_back(static_cast<float>(0.7 * std::sin(2.0 * std::numbers::pi * hz * i / kRate)));
        const double half = kRate / (2.0 * hz);
        for (std::size_t at = 2000; at < 7000; at += 37) {
            const auto found = audio::nearestZeroCrossing(samples, at);
            QVERIFY(found);
            const double place = static_cast<double>(*found), away = std::abs(place - static_cast<double>(at));
            QVERIFY(std::abs(place - std::round(place / half) * half) <= 0.5 + 1e-3);
            QVERIFY(away <= half / 2.0 + 1.0);
        }
        QCOMPARE(audio::nearestZeroCrossing(samples, 5000, 5000).value() >= 5000, true);
    }

    void whatNeverCrossesHasNone()
    {
        const std::vector<float> high(100, 0.5f);
        QVERIFY(!audio::nearestZeroCrossing(high, 50));
        QVERIFY(!audio::nearestZeroCrossing({}, 0));
        const std::vector<float> touch{0.5f, 0.25f, -0.25f, -0.5f, 0.0f, -0.5f};
        QCOMPARE(audio::nearestZeroCrossing(touch, 1), std::optional<std::size_t>(2)); // of equal samples the later
        QCOMPARE(audio::nearestZeroCrossing(touch, 3, 3), std::optional<std::size_t>(4));
    }

    /// The mean of a clip's channels with its gain and fade, and what of two tracks is added up.
    void theSumOfClips()
    {
        Song song;
        const auto one = song.addTrack(project::TrackKind::audio);
        const auto two = song.addTrack(project::TrackKind::audio);
        const auto ramp = [](int frame, int channel) { return frame * 1e-5 * (channel == 0 ? 1.0 : 3.0); };
        song.addAudioClip(one, song.addSound(1000, 2, ramp), 100);
        song.addAudioClip(two, song.addSound(1000, 1, [](int, int) { return 0.25; }), 600);
        song.change(two, [](project::Track& track) {
            track.clips[0] = track.clips[0].with([](project::Clip& clip) {
                clip.gainDb = -20.0;
                clip.offset.count = 10;
                clip.length.count = 900;
                clip.fades.in = {100};
                clip.fades.inShape = project::FadeShape::linear;
            });
        });
        const project::TimeSelection range{{{50}, {1650}}, {one, two}};
        const auto sum = audio::clipSum(song.project, range, song.mediaPath());
        QVERIFY(sum.ok());
        QCOMPARE(sum->size(), std::size_t(1600));
        for (int i = 0; i < 1600; ++i) {
            const int at = i + 50;
            double expected = at >= 100 && at < 1100 ? (at - 100) * 2e-5 : 0.0;
            if (at >= 600 && at < 1500)
                expected += 0.025 * std::min(1.0, (at - 600 + 0.5) / 100.0);
            QVERIFY2(std::abs((*sum)[static_cast<std::size_t>(i)] - expected) < 2e-4, qPrintable(QString::number(i)));
        }
        const auto alone = audio::clipSum(song.project, {range.stretch, {two}}, song.mediaPath());
        QCOMPARE((*alone)[100], 0.0f);
    }
};

QTEST_GUILESS_MAIN(ZeroCrossingTest)
#include "zero_crossing_test.moc"
