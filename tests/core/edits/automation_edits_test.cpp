// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_automation.h"
#include "core/edits/edit_effects.h"
#include "core/edits/edit_range.h"
#include "core/project/project_check.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace melisma;
using namespace melisma::tests;
using base::Beats;
using project::AutomationKind;
using project::AutomationPoints;
using project::AutomationTarget;
using project::PointShape;

namespace {

AutomationPoints lane(const project::Project& project, project::TrackId track, const AutomationTarget& target)
{
    const auto* found =
        project::findLane(track ? project.findTrack(track)->automation : project.masterAutomation, target);
    return found ? found->points : AutomationPoints();
}

} // namespace

class AutomationEditsTest : public QObject {
    Q_OBJECT
private slots:
    void curvesSoundAsBeforeAroundTimeThatComesOrGoes()
    {
        const auto song = exampleSong();
        const AutomationTarget volume{AutomationKind::volume};
        auto ramp = song.project;
        for (const auto& [beat, value] : {std::pair{0.0, 0.0}, {8.0, -16.0}, {16.0, 0.0}})
            ramp = done(edits::addPoint(ramp, song.vocal, volume, {Beats::of(beat), value}));
        const auto valueIn = [&](const project::Project& edited, double beat) {
            return project::valueAt(project::findLane(edited.findTrack(song.vocal)->automation, volume)->points,
                                    Beats::of(beat));
        };
        const std::set tracks{song.vocal};
        const auto frames = [](double beat) { return base::Frames{static_cast<std::int64_t>(beat * kBeat)}; };
        const auto wider = done(edits::insertTime(ramp, tracks, frames(4), frames(2), edits::Ripple::track));
        const auto less = done(edits::deleteRange(ramp, {{frames(4), frames(12)}, tracks}, edits::Ripple::track));
        const auto rest = done(edits::deleteRange(ramp, {{frames(0), frames(20)}, tracks}, edits::Ripple::track));
        for (double beat = 0.0; beat < 24.0; beat += 0.25) {
            const double place = beat <= 4.0 ? beat : beat < 6.0 ? 4.0 : beat - 2.0; // the room holds
            QVERIFY(std::abs(valueIn(wider, beat) - valueIn(ramp, place)) < 0.02);
            QVERIFY(std::abs(valueIn(less, beat) - valueIn(ramp, beat < 4.0 ? beat : beat + 8.0)) < 0.02);
            QVERIFY(std::abs(valueIn(rest, beat)) < 0.02);
        }
    }

    void whatIsHeldStaysHeldAroundTimeThatComesOrGoes()
    {
        const auto song = exampleSong();
        const AutomationTarget volume{AutomationKind::volume};
        auto held = done(edits::addPoint(song.project, song.vocal, volume, {{}, -10.0, PointShape::hold}));
        held = done(edits::addPoint(held, song.vocal, volume, {Beats::whole(20), 0.0}));
        const auto frames = [](double beat) { return base::Frames{static_cast<std::int64_t>(beat * kBeat)}; };
        const std::set tracks{song.vocal};
        const AutomationPoints less{{{}, -10.0, PointShape::hold}, {Beats::whole(16), 0.0}};
        const AutomationPoints more{{{}, -10.0, PointShape::hold}, {Beats::whole(24), 0.0}};
        const auto pointsOf = [&](const project::Project& edited) {
            return project::findLane(edited.findTrack(song.vocal)->automation, volume)->points;
        };
        const project::Stretch four{frames(4), frames(8)};
        QVERIFY(pointsOf(done(edits::deleteRange(held, {four, tracks}, edits::Ripple::track))) == less);
        QVERIFY(pointsOf(done(edits::insertTime(held, tracks, frames(4), frames(4), edits::Ripple::track))) == more);
    }

    void nothingIsHalfMuted()
    {
        const auto song = exampleSong();
        const AutomationTarget mute{AutomationKind::mute};
        const auto edited = done(edits::addPoint(song.project, song.vocal, mute, {{}, 1.0, PointShape::linear}));
        const auto& lane = *project::findLane(edited.findTrack(song.vocal)->automation, mute);
        QCOMPARE(lane.points.at(0).shape, PointShape::hold);
    }

    void valuesBetweenPoints()
    {
        const AutomationPoints points{{{100}, 1.0}, {{200}, 3.0, PointShape::hold}, {{300}, -1.0}, {{400}, 0.0}};
        const auto at = [&](std::int64_t tick) { return project::valueAt(points, Beats{tick}); };
        QCOMPARE(at(0), 1.0);
        QCOMPARE(at(100), 1.0);
        QCOMPARE(at(150), 2.0);
        QCOMPARE(at(200), 3.0);
        QCOMPARE(at(299), 3.0);
        QCOMPARE(at(300), -1.0);
        QCOMPARE(project::valueBefore(points, Beats{300}), 3.0);
        QCOMPARE(at(375), -0.25);
        QCOMPARE(at(1000), 0.0);
    }

    void thinningStaysWithinItsTolerance()
    {
        std::mt19937 random(5);
        AutomationPoints points;
        for (int i = 0; i < 400; ++i)
            points.push_back({{i * 20},
                              std::sin(i / 30.0) + 0.01 * (static_cast<double>(random() % 100) / 50.0 - 1.0),
                              i == 200 ? PointShape::hold : PointShape::linear});
        const auto few = project::thinned(points, 0.05);
        QVERIFY(few.size() < 60);
        for (const auto& point : points)
            QVERIFY(std::abs(project::valueAt(few, point.at) - point.value) <= 0.05 + 1e-12);
        QCOMPARE(project::thinned(points, 0.0).size(), points.size());
        const AutomationPoints line{{{0}, 0.0}, {{10}, 1.0}, {{20}, 2.0}, {{30}, 3.0}};
        QCOMPARE(project::thinned(line, 0.0).size(), std::size_t(2));
    }

    /// Drawing a stretch changes nothing outside it.
    void aStretchStaysInItself()
    {
        const auto song = exampleSong();
        const AutomationTarget volume;
        auto edited =
            done(edits::setPoints(song.project, song.keys, volume, {0}, {4000}, {{{0}, -10.0}, {{3000}, 5.0}}));
        const auto before = lane(edited, song.keys, volume);
        edited = done(edits::setPoints(edited, song.keys, volume, {1000}, {2000}, {{{1200}, 12.0}, {{1500}, -60.0}}));
        const auto after = lane(edited, song.keys, volume);
        for (std::int64_t tick = 0; tick < 5000; ++tick)
            if (tick < 1000 || tick >= 2000)
                QVERIFY(std::abs(project::valueAt(before, {tick}) - project::valueAt(after, {tick})) < 1e-9);
        QCOMPARE(project::valueAt(after, {1500}), -60.0);
        QVERIFY(checkProject(edited).ok());
        QVERIFY(!edits::setPoints(edited, song.keys, volume, {1000}, {1200}, {{{1200}, 0.0}}).ok());
    }

    void pointsComeMoveAndGo()
    {
        const auto song = exampleSong();
        const AutomationTarget pan{AutomationKind::pan};
        auto edited = done(edits::addPoint(song.project, song.vocal, pan, {{500}, -3.0}));
        QCOMPARE(lane(edited, song.vocal, pan)[0].value, -1.0); // held to its range
        edited = done(edits::addPoint(edited, song.vocal, pan, {{100}, 0.5}));
        edited = done(edits::movePoint(edited, song.vocal, pan, 0, {{900}, 0.25}));
        QCOMPARE(lane(edited, song.vocal, pan)[0].at.ticks, 499);
        edited = done(edits::removePoint(edited, song.vocal, pan, 1));
        QCOMPARE(lane(edited, song.vocal, pan).size(), std::size_t(1));
        edited = done(edits::switchLane(edited, song.vocal, pan, false));
        QVERIFY(!edited.findTrack(song.vocal)->automation[0].on);
        edited = done(edits::removeLane(edited, song.vocal, pan));
        QVERIFY(edited.findTrack(song.vocal)->automation.empty());
        QVERIFY(!edits::removeLane(edited, song.vocal, pan).ok());
        QVERIFY(!edits::addPoint(edited, {}, pan, {{0}, 0.0}).ok()); // the master has no pan
        QVERIFY(!edits::addPoint(edited, song.vocal, {}, {{0}, std::numeric_limits<double>::quiet_NaN()}).ok());
        QVERIFY(!edits::addPoint(edited, song.vocal, {AutomationKind::sendGain, {77}}, {{0}, 0.0}).ok());
    }

    void lanesGoWithTheirEffect()
    {
        auto song = exampleSong();
        for (const auto track : {song.vocal, project::TrackId{}}) {
            auto edited = done(edits::addEffect(song.project, track, {"eq", {}, 1.0}));
            const auto id = track ? edited.findTrack(track)->effects[0].id : edited.masterEffects[0].id;
            const AutomationTarget target{AutomationKind::effectParam, {}, id, "peak1Gain"};
            edited = done(edits::addPoint(edited, track, target, {{0}, 4.0}));
            QCOMPARE(lane(edited, track, target).size(), std::size_t(1));
            edited = done(edits::removeEffect(edited, id));
            QVERIFY(lane(edited, track, target).empty());
            QVERIFY(checkProject(edited).ok());
        }
    }
};

QTEST_APPLESS_MAIN(AutomationEditsTest)
#include "automation_edits_test.moc"
