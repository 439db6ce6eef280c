// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/edits/edit_automation.h"
#include "core/edits/record_automation.h"
#include "core/project/project_check.h"
#include "tests/core/edits/example_song.h"

#include <cmath>
#include <functional>
#include <numbers>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using edits::RecordedMove;
using project::AutomationKind;
using project::AutomationPoints;
using project::AutomationTarget;
using project::PointShape;

namespace {

constexpr std::int64_t kSample = 31; ///< ticks: a sixtieth of a second at 120 bpm

/// A hand that does f(ticks) over [from, to], and a way back of `back` ticks.
RecordedMove hand(project::TrackId track, std::int64_t from, std::int64_t to, std::int64_t back,
                  const std::function<double(double)>& f)
{
    RecordedMove move{track, {}, {from}, {to}, {to + back}, {}, 0.0, 0.2, false};
    for (auto at = from; at <= to; at += kSample)
        move.points.push_back({{at}, f(static_cast<double>(at))});
    return move;
}

const AutomationPoints& lane(const project::Project& project, project::TrackId track,
                             const AutomationTarget& target = {})
{
    return project::findLane(track ? project.findTrack(track)->automation : project.masterAutomation, target)->points;
}

double wave(double tick)
{
    return -10.0 + 8.0 * std::sin(2.0 * std::numbers::pi * tick / 1920.0);
}

} // namespace

class RecordAutomationTest : public QObject {
    Q_OBJECT
private slots:
    /// Within the hand's range the curve is the hand's to the tolerance, with few points; outside it is to the tick as
    /// it was; the way back is a line.
    void theHandsRangeAloneChanges()
    {
        const auto song = exampleSong();
        for (const auto track : {song.keys, project::TrackId{}}) {
            auto ramp = done(edits::addPoint(song.project, track, {}, {{0}, 0.0}));
            ramp = done(edits::addPoint(ramp, track, {}, {{3000}, -16.0, PointShape::hold}));
            ramp = done(edits::addPoint(ramp, track, {}, {{9000}, 4.0}));
            const auto move = hand(track, 1000, 5000, 192, wave);
            const auto edited = done(edits::recordAutomation(ramp, {move}));
            const auto& points = lane(edited, track);
            QVERIFY(points.size() < move.points.size() / 2);
            QVERIFY(checkProject(edited).ok());
            const double last = move.points.back().value;
            for (std::int64_t tick = 0; tick < 12000; ++tick) {
                const double value = project::valueAt(points, {tick});
                const double before = project::valueAt(lane(ramp, track), {tick});
                if (tick < 1000 || tick >= 5192)
                    QVERIFY(std::abs(value - before) < 1e-9);
                else if (tick <= move.points.back().at.ticks) // a sample's chord lies 0.05 dB off the wave
                    QVERIFY(std::abs(value - wave(static_cast<double>(tick))) < 0.2 + 0.06);
                else if (tick >= 5000)
                    QVERIFY(std::abs(value - std::lerp(last, -16.0, static_cast<double>(tick - 5000) / 192.0)) < 1e-9);
            }
        }
    }

    /// A lane without points rests where its control stood, before and behind.
    void anEmptyLaneRestsOutside()
    {
        const auto song = exampleSong();
        auto move = hand(song.vocal, 960, 1920, 96, [](double) { return -20.0; });
        move.resting = -3.0;
        const auto edited = done(edits::recordAutomation(song.project, {move}));
        const auto at = [&](std::int64_t tick) { return project::valueAt(lane(edited, song.vocal), {tick}); };
        for (const auto& [tick, value] :
             {std::pair{0, -3.0}, {959, -3.0}, {960, -20.0}, {1920, -20.0}, {1968, -11.5}, {2016, -3.0}, {90000, -3.0}})
            QCOMPARE(at(tick), value);
        move = hand(song.vocal, 0, 500, 0, [](double) { return 5.0; });
        const auto fromTheStart = done(edits::recordAutomation(song.project, {move}));
        QCOMPARE(project::valueAt(lane(fromTheStart, song.vocal), {0}), 5.0);
        QCOMPARE(project::valueAt(lane(fromTheStart, song.vocal), {499}), 5.0);
        QCOMPARE(project::valueAt(lane(fromTheStart, song.vocal), {500}), 0.0);
    }

    void aLaterMoveGoesOverAnEarlierOne()
    {
        const auto song = exampleSong();
        const auto first = hand(song.vocal, 0, 960, 192, [](double) { return -12.0; });
        const auto second = hand(song.vocal, 1056, 2000, 192, [](double) { return -6.0; }); // on the way back
        const auto edited = done(edits::recordAutomation(song.project, {first, second}));
        const auto& points = lane(edited, song.vocal);
        QCOMPARE(project::valueAt(points, {960}), -12.0);
        QVERIFY(std::abs(project::valueAt(points, {1055}) + 12.0 * (1.0 - 95.0 / 192.0)) < 1e-9);
        QCOMPARE(project::valueAt(points, {1056}), -6.0);
        QCOMPARE(project::valueAt(points, {2192}), 0.0);
    }

    /// Frequencies are thinned by their ratio: the same share anywhere, not the same hertz.
    void aRelativeToleranceIsAShare()
    {
        const auto song = exampleSong();
        const auto sweep = [](double tick) { return 20.0 * std::pow(1000.0, tick / 9600.0); };
        auto move = hand(song.vocal, 0, 9600, 0, sweep);
        move.relative = true;
        move.tolerance = 0.01;
        move.target = {}; // the measure knows nothing of ranges, but the lane holds its own
        for (auto& point : move.points)
            point.value /= 2000.0; // 0.01 .. 10
        const auto edited = done(edits::recordAutomation(song.project, {move}));
        const auto& points = lane(edited, song.vocal);
        QVERIFY(points.size() < move.points.size() / 2);
        for (const auto& point : move.points)
            QVERIFY(std::abs(project::valueAt(points, point.at) / point.value - 1.0) < 0.0101);
    }

    void stepsStaySteps()
    {
        const auto song = exampleSong();
        RecordedMove move{song.vocal, {AutomationKind::mute}, {100}, {500}, {500}, {}, 0.0, 0.2, false};
        move.points = {{{100}, 1.0, PointShape::hold}, {{300}, 0.0, PointShape::hold}, {{400}, 1.0, PointShape::hold}};
        const auto edited = done(edits::recordAutomation(song.project, {move}));
        const auto at = [&](std::int64_t tick) {
            return project::valueAt(lane(edited, song.vocal, {AutomationKind::mute}), {tick});
        };
        for (const auto& [tick, value] :
             {std::pair{0, 0.0}, {99, 0.0}, {100, 1.0}, {299, 1.0}, {300, 0.0}, {400, 1.0}, {499, 1.0}, {500, 0.0}})
            QCOMPARE(at(tick), value);
    }

    void whatIsNoMoveIsRefused()
    {
        const auto song = exampleSong();
        const auto good = hand(song.vocal, 0, 960, 0, [](double) { return 0.0; });
        const auto refuses = [&](const std::function<void(RecordedMove&)>& spoil) {
            auto move = good;
            spoil(move);
            return !edits::recordAutomation(song.project, {good, move}).ok();
        };
        QVERIFY(edits::recordAutomation(song.project, {}).ok());
        QVERIFY(!refuses([](RecordedMove&) {}));
        QVERIFY(refuses([](RecordedMove& move) { move.points.clear(); }));
        QVERIFY(refuses([](RecordedMove& move) { move.from = {1}; }));
        QVERIFY(refuses([](RecordedMove& move) { move.to = {900}; }));
        QVERIFY(refuses([](RecordedMove& move) { move.back = {900}; }));
        QVERIFY(refuses([](RecordedMove& move) { std::swap(move.points[1], move.points[2]); }));
        QVERIFY(refuses([](RecordedMove& move) { move.points[3].value = std::nan(""); }));
        QVERIFY(refuses([](RecordedMove& move) { move.tolerance = -1.0; }));
        QVERIFY(refuses([](RecordedMove& move) { move.track = {999}; }));
        QVERIFY(refuses([](RecordedMove& move) { move.target = {AutomationKind::sendGain, {77}}; }));
    }
};

QTEST_APPLESS_MAIN(RecordAutomationTest)
#include "record_automation_test.moc"
