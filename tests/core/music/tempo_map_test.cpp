// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/tempo_map.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace melisma;
using base::Beats;
using base::Seconds;

class TempoMapTest : public QObject {
    Q_OBJECT
private slots:
    void constantTempoIsAStraightLine()
    {
        const music::TempoMap map(90.0, {3, 4});
        QVERIFY(std::abs(map.secondsAt(Beats::whole(90)).value - 60.0) < 1e-12);
        QCOMPARE(map.beatsAt(Seconds{60.0}), Beats::whole(90));
        QVERIFY(std::abs(map.secondsAt(Beats::whole(-3)).value + 2.0) < 1e-12);
    }

    void tempoChangesAddUp()
    {
        // 4 beats at 120 = 2 s, 4 at 60 = 4 s, then 240.
        const auto map = *(*music::TempoMap(120.0, {}).withTempo(Beats::whole(4), 60.0)).withTempo(Beats::whole(8), 240);
        QVERIFY(std::abs(map.secondsAt(Beats::whole(8)).value - 6.0) < 1e-12);
        QVERIFY(std::abs(map.secondsAt(Beats::whole(12)).value - 7.0) < 1e-12);
        QCOMPARE(map.beatsAt(Seconds{4.0}), Beats::whole(6));
        QCOMPARE(map.bpmAt(Beats::whole(4)), 60.0);
        QCOMPARE(map.bpmAt(Beats{Beats::whole(4).ticks - 1}), 120.0);
    }

    void everyTickComesBackFromSecondsAndFrames()
    {
        std::mt19937 random(7);
        music::TempoMap map(133.7, {7, 8});
        for (int i = 1; i < 9; ++i)
            map = *map.withTempo(Beats::whole(5 * i), 30.0 + static_cast<double>(random() % 300));
        for (int i = 0; i < 5000; ++i) {
            const Beats at{static_cast<std::int64_t>(random() % 60000)};
            QCOMPARE(map.beatsAt(map.secondsAt(at)), at);
            QCOMPARE(map.beatsAt(map.framesAt(at, 48000), 48000), at);
        }
    }

    void barsFollowTheMeter()
    {
        const auto map = *(*music::TempoMap(120.0, {4, 4}).withMeter(2, {3, 4})).withMeter(4, {6, 8});
        QCOMPARE(map.barStart(2), Beats::whole(8));
        QCOMPARE(map.barStart(4), Beats::whole(14));
        QCOMPARE(map.barStart(6), Beats::whole(20));
        QCOMPARE(map.positionAt(Beats::whole(13)), (music::BarPosition{4, 3, 0}));
        QCOMPARE(map.positionAt(Beats::of(14.5) + Beats{7}), (music::BarPosition{5, 2, 7}));
        for (int bar = 0; bar < 40; ++bar) {
            QCOMPARE(map.barAt(map.barStart(bar)), bar);
            QCOMPARE(map.barAt(map.barStart(bar + 1) - Beats{1}), bar);
        }
        QCOMPARE(map.barAt(Beats{-1}), -1);
    }

    void valuesOutOfRangeAreRefused()
    {
        const music::TempoMap map;
        for (const double bpm : {-10.0, 0.0, 19.9, 400.1, std::nan("")})
            QVERIFY(!map.withTempo({}, bpm).ok());
        QVERIFY(!map.withTempo(Beats{-1}, 100).ok());
        QVERIFY(!map.withMeter(-1, {4, 4}).ok());
        for (const char* text : {"", "4", "4/", "4/5", "0/4", "33/4", "4/4x", "-3/4"})
            QVERIFY2(!music::Meter::parse(text).ok(), text);
        QCOMPARE(*music::Meter::parse("12/8"), (music::Meter{12, 8}));
    }

    void jsonKeepsEveryPoint()
    {
        const auto map = *(*music::TempoMap(92.123456789, {5, 4}).withTempo(Beats{1234}, 61.7)).withMeter(3, {7, 8});
        QCOMPARE(*music::tempoMapFromJson(*base::parseJson(music::toJson(map).dump(), "map")), map);
        QVERIFY(!music::tempoMapFromJson(base::Json{{"tempos", {{{"at", 0}, {"bpm", 1e9}}}}}).ok());
    }
};

QTEST_APPLESS_MAIN(TempoMapTest)
#include "tempo_map_test.moc"
