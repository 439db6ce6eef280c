// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the height of an automation lane means, and how a drawn curve is thinned.
#include "audio/effects/effect_kind.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_automation.h"
#include "core/edits/edit_effects.h"
#include "core/edits/edit_routing.h"
#include "ui/automation/automation_axis.h"
#include "ui/timeline/automation_stroke.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace melisma;
using project::AutomationKind;
using project::AutomationTarget;
using project::Project;
using project::TrackKind;
using ui::AutomationAxis;
using ui::AutomationStroke;

namespace {

Project withEverything()
{
    Project project = *edits::addTrack({}, TrackKind::audio, "Voice");
    project = *edits::addTrack(project, TrackKind::bus, "Echo");
    project = *edits::addSend(project, project.tracks[0]->id, project.tracks[1]->id);
    for (const auto& kind : audio::effectKinds())
        project = *edits::addEffect(project, project.tracks[0]->id, {kind.id, {}, kind.usualMix});
    return project;
}

AutomationAxis axisOf(AutomationTarget target)
{
    const Project project = *edits::addTrack({}, TrackKind::audio, "Voice");
    return {project, project.tracks[0]->id, target};
}

} // namespace

class TestAutomationAxis : public QObject {
    Q_OBJECT
private slots:
    void everyTargetHasAnAxisThatComesBack()
    {
        const Project project = withEverything();
        const auto& track = *project.tracks[0];
        const auto targets = ui::automationTargets(project, track.id);
        QVERIFY(targets.size() > 60);
        for (const auto& target : targets) {
            const AutomationAxis axis(project, track.id, target);
            const auto name = axis.name().toUtf8();
            QVERIFY2(!name.isEmpty() && axis.lowest() < axis.highest(), name);
            QVERIFY2(axis.resting() >= axis.lowest() && axis.resting() <= axis.highest(), name);
            QVERIFY2(!axis.text(axis.resting()).isEmpty(), name);
            QVERIFY2(std::abs(axis.fraction(axis.lowest())) < 1e-12, name);
            QVERIFY2(std::abs(axis.fraction(axis.highest()) - 1.0) < 1e-12, name);
            double last = axis.lowest();
            for (int i = 0; i <= 100; ++i) {
                const double value = axis.value(i / 100.0);
                QVERIFY2(value >= last, name);
                if (!axis.stepped()) // to the rounding of what is written down
                    QVERIFY2(std::abs(axis.value(axis.fraction(value)) - value) < 1e-9, name);
                else
                    QVERIFY2(value == std::round(value), name);
                last = value;
            }
            QVERIFY2(axis.fromTyped(axis.typed(0.5)) == 0.5, name);
            // The engine takes what the lane can hold, and the edit does not change it.
            const auto added = edits::addPoint(project, track.id, target, {{}, axis.highest()});
            QVERIFY2(added.ok(), name);
            QVERIFY2(added->tracks[0]->automation[0].points[0].value == axis.highest(), name);
        }
    }

    void keysStepThroughTheWholeRange()
    {
        const Project project = withEverything();
        const auto& track = *project.tracks[0];
        for (const auto& target : ui::automationTargets(project, track.id)) {
            const AutomationAxis axis(project, track.id, target);
            for (const bool fine : {false, true}) {
                double value = axis.lowest();
                for (int i = 0; i < 800 && value < axis.highest(); ++i) {
                    const double next = axis.stepped(value, 1, fine);
                    QVERIFY2(next > value, axis.name().toUtf8());
                    value = next;
                }
                QVERIFY2(value == axis.highest(), axis.name().toUtf8());
                QVERIFY(axis.stepped(value, -1, fine) < value);
            }
        }
    }

    void valuesAreReadAsPeopleSayThem()
    {
        QCOMPARE(axisOf({AutomationKind::volume}).text(-4.0), QStringLiteral("\u22124.0\u00a0dB"));
        QCOMPARE(axisOf({AutomationKind::volume}).text(-60.0), QStringLiteral("\u2212\u221e\u00a0dB"));
        QCOMPARE(axisOf({AutomationKind::pan}).text(-0.12), QStringLiteral("12L"));
        QCOMPARE(axisOf({AutomationKind::mute}).text(1.0), QStringLiteral("muted"));
        QCOMPARE(axisOf({AutomationKind::volume}).fraction(0.0), 0.75); // as on the faders
    }

    void frequenciesStandByRatio()
    {
        const Project project = withEverything();
        int found = 0;
        for (const auto& target : ui::automationTargets(project, project.tracks[0]->id)) {
            const AutomationAxis axis(project, project.tracks[0]->id, target);
            if (axis.unit() != QStringLiteral("Hz") || axis.lowest() <= 0.0)
                continue;
            ++found;
            const double low = axis.lowest(), high = axis.highest();
            QVERIFY(std::abs(axis.fraction(std::sqrt(low * high)) - 0.5) < 1e-9);
        }
        QVERIFY(found > 3);
    }

    void aStraightStrokeIsTwoPointsAndACornerThree()
    {
        const auto pan = axisOf({AutomationKind::pan});
        AutomationStroke straight, corner;
        for (int i = 0; i <= 200; ++i) {
            straight.add({i * 10}, i / 200.0);
            corner.add({i * 10}, i <= 120 ? i / 120.0 : (200 - i) / 80.0);
        }
        const auto two = straight.points(pan);
        QCOMPARE(two.size(), std::size_t{2});
        QVERIFY(two[0].value == -1.0 && two[1].value == 1.0 && two[1].at.ticks == 2000);
        const auto three = corner.points(pan);
        QCOMPARE(three.size(), std::size_t{3});
        QVERIFY(three[1].at.ticks == 1200 && three[1].value == 1.0);
    }

    void nothingLiesFurtherThanTheTolerance()
    {
        std::mt19937 random(6);
        std::uniform_real_distribution<double> step(-0.08, 0.08);
        for (const auto& target : {AutomationTarget{AutomationKind::pan}, AutomationTarget{AutomationKind::volume}}) {
            const auto axis = axisOf(target);
            for (int round = 0; round < 40; ++round) {
                AutomationStroke stroke;
                std::map<std::int64_t, double> drawn;
                double height = 0.6;
                for (int i = 0; i < 300; ++i) {
                    height = std::clamp(height + step(random), 0.1, 1.0);
                    stroke.add({i * 7}, height);
                    drawn[i * 7] = height;
                }
                const auto points = stroke.points(axis, 0.04);
                QVERIFY(points.size() >= 2 && points.size() < 300);
                for (const auto& [tick, wanted] : drawn) {
                    const double shown = axis.fraction(project::valueAt(points, {tick}));
                    QVERIFY(std::abs(shown - axis.fraction(axis.value(wanted))) <= 0.04 + 1e-9);
                }
                QVERIFY(stroke.points(axis, 0.15).size() <= points.size());
            }
        }
    }

    void goingBackDrawsOver()
    {
        AutomationStroke stroke;
        for (const int tick : {0, 100, 200, 300})
            stroke.add({tick}, 0.9);
        stroke.add({0}, 0.1);
        const auto points = stroke.points(axisOf({AutomationKind::pan}));
        QCOMPARE(points.size(), std::size_t{2});
        QVERIFY(points[0].at.ticks == 0 && std::abs(points[0].value + 0.8) < 1e-9);
        QVERIFY(points[1].at.ticks == 300);
        for (const double height : {0.3, 0.6, 0.2}) // up and down at one place
            stroke.add({0}, height);
        QCOMPARE(stroke.points(axisOf({AutomationKind::pan})).size(), std::size_t{2});
        QVERIFY(std::abs(stroke.points(axisOf({AutomationKind::pan}))[0].value + 0.6) < 1e-9);
    }

    void switchesAreDrawnInSteps()
    {
        AutomationStroke stroke;
        for (int i = 0; i < 100; ++i)
            stroke.add({i * 10}, i < 40 ? 0.1 : i < 70 ? 0.8 : 0.3);
        const auto points = stroke.points(axisOf({AutomationKind::mute}));
        QCOMPARE(points.size(), std::size_t{3});
        QVERIFY(points[0].value == 0.0 && points[1].value == 1.0 && points[2].value == 0.0);
        QVERIFY(points[1].at.ticks == 400 && points[2].at.ticks == 700);
        for (const auto& point : points)
            QVERIFY(point.shape == project::PointShape::hold);
    }
};

QTEST_MAIN(TestAutomationAxis)
#include "test_automation_axis.moc"
