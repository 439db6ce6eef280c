// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

#include "audio/graph/live_loudness.h"
#include "audio/graph/sample_ring.h"

#include <array>
#include <thread>

using namespace melisma;
using namespace melisma::tests;

class LiveLoudnessTest : public QObject {
    Q_OBJECT

private slots:
    /// EBU Tech 3341, cases 1 and 2: a 1 kHz sine on both sides reads as its level, within 0.1 LU.
    void sineReadsAsItsLevel_data()
    {
        QTest::addColumn<double>("level");
        QTest::newRow("-23") << -23.0;
        QTest::newRow("-33") << -33.0;
    }

    void sineReadsAsItsLevel()
    {
        QFETCH(double, level);
        audio::SampleRing ring(1 << 16);
        audio::LiveLoudness loudness(ring, kRate);
        const auto tone = sine(1000.0, std::pow(10.0, level / 20.0));
        std::array<float, 2 * 480> block{};
        for (int at = 0; at < 20 * kRate; at += 480) {
            for (std::size_t i = 0; i < 480; ++i)
                block[2 * i] = block[2 * i + 1] = static_cast<float>(tone(at + static_cast<int>(i), 0));
            while (!ring.write(block.data(), block.size()))
                std::this_thread::yield(); // the meter drains it now and then
        }
        const auto near = [level](double value, double slack) { return std::abs(value - level) < slack; };
        QTRY_VERIFY(near(loudness.reading().momentaryLufs, 0.1));
        QTRY_VERIFY(near(loudness.reading().integratedLufs, 0.1));
        QVERIFY(near(loudness.reading().truePeakDb, 0.2));
        const auto shortTermIsRight = [&] { // or at rest already
            const double shortTerm = loudness.reading().shortTermLufs;
            return near(shortTerm, 0.1) || shortTerm == audio::LoudnessReading::kNone;
        };
        QTRY_VERIFY(shortTermIsRight());
        QTRY_VERIFY(loudness.reading().momentaryLufs == audio::LoudnessReading::kNone);
        QVERIFY(near(loudness.reading().integratedLufs, 0.1)); // kept
        loudness.reset();
        QVERIFY(loudness.reading().integratedLufs == audio::LoudnessReading::kNone);
    }

    /// EBU Tech 3341, case 17: between its samples a sine at a quarter of the rate is 3 dB above them.
    void truePeakLooksBetweenSamples()
    {
        Song song;
        song.addAudioClip(song.addTrack(project::TrackKind::audio),
                          song.addSound(kRate, 2,
                                        [](int frame, int) {
                                            return 0.5 *
                                                   std::sin(std::numbers::pi / 2.0 * frame + std::numbers::pi / 4.0);
                                        }),
                          0);
        PulledEngine live(song);
        live.engine.play();
        const double samples = 20.0 * std::log10(peak(live.pull(kRate / 2)));
        QVERIFY(std::abs(samples + 9.03) < 0.01);
        QTRY_VERIFY(std::isfinite(live.engine.loudness().truePeakDb));
        const double truePeak = live.engine.loudness().truePeakDb;
        QVERIFY2(truePeak > -6.02 - 0.4 && truePeak < -6.02 + 0.2, qPrintable(QString::number(truePeak)));
    }

    void ringKeepsOrderBetweenThreads()
    {
        constexpr std::size_t kCount = 200000;
        audio::SampleRing ring(1000);
        std::jthread writer([&ring] {
            for (std::size_t i = 0; i < kCount;) {
                const float sample = static_cast<float>(i);
                i += ring.write(&sample, 1) ? 1 : 0;
            }
        });
        std::size_t next = 0;
        std::array<float, 300> block{};
        while (next < kCount)
            for (std::size_t i = 0, count = ring.read(block.data(), block.size()); i < count; ++i, ++next)
                QCOMPARE(block[i], static_cast<float>(next));
    }

    void fullRingRefuses()
    {
        audio::SampleRing ring(4);
        const std::array<float, 5> samples{};
        QVERIFY(!ring.write(samples.data(), 5));
        QVERIFY(ring.write(samples.data(), 3));
        QVERIFY(!ring.write(samples.data(), 2));
        QVERIFY(ring.write(samples.data(), 1));
    }
};

QTEST_GUILESS_MAIN(LiveLoudnessTest)
#include "live_loudness_test.moc"
