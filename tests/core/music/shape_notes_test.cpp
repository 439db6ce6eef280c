// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to notes as a whole, against what can be worked out by hand.
#include <QTest>

#include "core/music/note_grid.h"
#include "core/music/quantise.h"
#include "core/music/shape_notes.h"

#include <cmath>
#include <random>

using namespace melisma::music;
using melisma::base::Beats;

namespace {

constexpr std::int64_t kBeat = Beats::kTicksPerBeat;
constexpr std::int64_t kSixteenth = kBeat / 4;

Note note(std::int64_t start, std::int64_t length, int pitch = 60, int velocity = 96)
{
    return {{start}, {length}, pitch, velocity};
}

std::vector<std::int64_t> starts(const std::vector<Note>& notes)
{
    std::vector<std::int64_t> found;
    for (const auto& each : notes)
        found.push_back(each.start.ticks);
    return found;
}

} // namespace

class ShapeNotesTest : public QObject {
    Q_OBJECT
private slots:
    void quantiseGoesPartOfTheWay_data()
    {
        QTest::addColumn<double>("strength");
        QTest::addColumn<qlonglong>("expected");
        QTest::newRow("not at all") << 0.0 << qlonglong{290};
        QTest::newRow("half") << 0.5 << qlonglong{265};
        QTest::newRow("all") << 1.0 << qlonglong{240};
    }
    void quantiseGoesPartOfTheWay()
    {
        QFETCH(double, strength);
        const TempoMap map(120.0, {4, 4});
        const Note moved = quantised(map, note(290, 100), {}, {{kSixteenth}, strength});
        QFETCH(qlonglong, expected);
        QCOMPARE(qlonglong{moved.start.ticks}, expected);
    }

    /// At 100 % the second of two eighths falls on the third triplet: 640 of 960 ticks; at 50 % half as late.
    void swingDelaysEverySecondLine()
    {
        const TempoMap map(120.0, {4, 4});
        Quantise eighths{{kBeat / 2}, 1.0, 1.0};
        QCOMPARE(quantised(map, note(500, 100), {}, eighths).start.ticks, std::int64_t{640});
        QCOMPARE(quantised(map, note(2 * kBeat + 10, 100), {}, eighths).start.ticks, 2 * kBeat);
        eighths.swing = 0.5;
        QCOMPARE(quantised(map, note(500, 100), {}, eighths).start.ticks, std::int64_t{560});
        QCOMPARE(nextLine(map, {560}, eighths).ticks, kBeat);
        QCOMPARE(nextLine(map, {559}, eighths).ticks, std::int64_t{560});
        // 7/8 has seven eighths: the last line of the bar is not swung, the next bar counts anew.
        const TempoMap seven(120.0, {7, 8});
        eighths.swing = 1.0;
        QCOMPARE(nearestLine(seven, {6 * 480 + 20}, eighths).ticks, std::int64_t{6 * 480});
        QCOMPARE(nearestLine(seven, {8 * 480}, eighths).ticks, std::int64_t{7 * 480 + 640});
    }

    /// Against a search through all lines of some bars.
    void nearestLineIsNearest()
    {
        std::mt19937 random(5);
        for (int run = 0; run < 2000; ++run) {
            const Meter meter{static_cast<int>(1 + random() % 7), random() % 2 ? 8 : 4};
            const TempoMap map(100.0, meter);
            const Quantise settings{
                {static_cast<std::int64_t>(40 + random() % 900)}, 1.0, static_cast<double>(random() % 101) / 100.0};
            const Beats at{
                static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(meter.barLength().ticks * 3))};
            std::int64_t least = INT64_MAX;
            for (int bar = 0; bar < 5; ++bar)
                for (std::int64_t k = 0; k * settings.grid.ticks < meter.barLength().ticks; ++k) {
                    const std::int64_t delay =
                        k % 2 ? std::llround(static_cast<double>(settings.grid.ticks) * settings.swing / 3.0) : 0;
                    const std::int64_t place = std::min(k * settings.grid.ticks + delay, meter.barLength().ticks);
                    const std::int64_t line = map.barStart(bar).ticks + place;
                    least = std::min(least, std::abs(line - at.ticks));
                }
            QCOMPARE(std::abs(nearestLine(map, at, settings).ticks - at.ticks), least);
            QVERIFY(nextLine(map, at, settings) > at);
            const Quantise straight{settings.grid};
            QCOMPARE(nearestLine(map, at, straight), nearestGridLine(map, at, settings.grid));
        }
    }

    void endsAlone()
    {
        const TempoMap map(120.0, {4, 4});
        const Quantise ends{{kSixteenth}, 1.0, 0.0, false, true};
        QCOMPARE(quantised(map, note(50, 170), {}, ends), note(50, 190));
        QCOMPARE(quantised(map, note(50, 20), {}, ends), note(50, 190)); // never nothing
        QVERIFY(!isSound({{kSixteenth}, 1.0, 0.0, false, false}));
        QVERIFY(!isSound({{0}}));
        QVERIFY(!isSound({{kSixteenth}, std::nan("")}));
    }

    /// The sum of two uniform deviations of +-a/2 has the variance a^2 / 6.
    void humaniseStraysAsATriangle()
    {
        const std::vector<Note> even(20'000, note(1000, 100, 60, 64));
        const auto played = humanised(even, {{60}, 30, 7});
        double sum = 0.0;
        double squares = 0.0;
        for (const auto& each : played) {
            const auto by = static_cast<double>(each.start.ticks - 1000);
            QVERIFY(std::abs(by) <= 60.0 && std::abs(each.velocity - 64) <= 30);
            sum += by;
            squares += by * by;
        }
        QVERIFY(std::abs(sum / 20'000) < 0.6); // three standard errors: 24.5 / sqrt(20000) * 3 = 0.52
        QVERIFY(std::abs(squares / 20'000 / 600.0 - 1.0) < 0.03);
        QVERIFY(humanised(even, {{60}, 30, 7}) == played);
        QVERIFY(humanised(even, {{60}, 30, 8}) != played);
        for (const auto& each : humanised({100, note(2, 10, 60, 126)}, {{60}, 30, 1}))
            QVERIFY(each.start.ticks >= 0 && each.velocity <= 127 && each.velocity >= 1);
    }

    void legatoReachesTheNext()
    {
        const auto after = legato({note(0, 100), note(0, 50, 64), note(480, 700), note(960, 33)});
        QCOMPARE(after, (std::vector{note(0, 480), note(0, 480, 64), note(480, 480), note(960, 33)}));
    }

    void lengthsScale()
    {
        QCOMPARE(scaledLengths({note(0, 100), note(5, 1)}, 1, 2), (std::vector{note(0, 50), note(5, 1)}));
        QCOMPARE(scaledLengths({note(0, 100)}, 2, 1), std::vector{note(0, 200)});
    }

    void mirrorsTwiceAreNothing()
    {
        const std::vector phrase{note(0, 100, 60), note(240, 480, 67), note(300, 60, 62)};
        QCOMPARE(starts(reversed(phrase)), (std::vector<std::int64_t>{620, 0, 360}));
        QCOMPARE(reversed(reversed(phrase)), phrase);
        QCOMPARE(inverted(phrase)[0].pitch, 67);
        QCOMPARE(inverted(phrase)[2].pitch, 65);
        QCOMPARE(inverted(inverted(phrase)), phrase);
    }

    void splitPartsJoinAgain()
    {
        Note sung = note(100, 500);
        sung.lyric = "mel-";
        const auto parts = splitNote(sung, {250});
        QVERIFY(parts);
        QCOMPARE(parts->first.length.ticks, std::int64_t{150});
        QCOMPARE(parts->second.start.ticks, std::int64_t{250});
        QCOMPARE(parts->second.lyric, std::string("_")); // the voice holds on
        QCOMPARE(joined({parts->second, parts->first}), std::vector{sung});
        QVERIFY(!splitNote(sung, {100}) && !splitNote(sung, {600}));
        QCOMPARE(joined({note(0, 10, 60), note(50, 10, 60), note(20, 5, 64)}),
                 (std::vector{note(0, 60, 60), note(20, 5, 64)}));
    }
};

QTEST_GUILESS_MAIN(ShapeNotesTest)
#include "shape_notes_test.moc"
