// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Automation lanes in the timeline: where they lie, what mouse and keyboard do to their points, what is painted, and
// that each gesture is one step that undo takes back whole.
#include "tests/gui/automation_fixture.h"
#include "ui/common/fader.h"
#include "ui/common/theme.h"
#include "ui/main_window/main_window.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/timeline_metrics.h"

using namespace melisma;
using project::AutomationKind;
using project::AutomationPoint;
using project::PointShape;
using tests::AutomationSong;
using Metrics = ui::TimelineMetrics;

namespace {

constexpr double kPixelTicks = 960.0 / 71.4; ///< of the fixture's zoom

bool nearPlace(const AutomationPoint& point, double beat, double pixels = 1.0)
{
    return std::abs(point.at.value() * 960.0 - beat * 960.0) <= kPixelTicks * pixels;
}

} // namespace

class TestAutomationLanes : public QObject {
    Q_OBJECT
private slots:
    void lanesLieUnderTheirTrack()
    {
        AutomationSong f;
        QVERIFY(f.ready && f.lane);
        const auto& lanes = f.state().layout().lanes();
        QCOMPARE(lanes[0].curves, 1);
        QCOMPARE(lanes[1].top, lanes[0].height + Metrics::curveHeight);
        QCOMPARE(f.lane->geometry(), QRect(0, lanes[0].height, f.lanes().width(), Metrics::curveHeight));
        f.state().showCurve(f.id(), {AutomationKind::pan});
        QCOMPARE(f.state().layout().lanes()[1].top, lanes[0].height + 2 * Metrics::curveHeight);
        QVERIFY(f.find({AutomationKind::pan})->y() > f.lane->y());
        f.state().setScrollY(40);
        QCOMPARE(f.lane->y(), lanes[0].height - f.state().scrollY());
        f.state().showCurve(f.id(), {}, false);
        f.state().showCurve(f.id(), {AutomationKind::pan}, false);
        QCOMPARE(f.state().layout().lanes()[1].top, f.state().layout().lanes()[0].height);
        QCOMPARE(f.steps(), std::size_t{1}); // looking is no edit
    }

    void aClickAddsAPointWhereItIs()
    {
        AutomationSong f;
        const auto before = f.session->project();
        QTest::mouseClick(f.lane, Qt::LeftButton, {}, f.placeOf(4, -12.0));
        QCOMPARE(f.points().size(), std::size_t{1});
        QVERIFY(nearPlace(f.points()[0], 4));
        QVERIFY(std::abs(f.points()[0].value + 12.0) < 1.5); // a pixel is about 0.8 dB there
        QCOMPARE(f.lane->chosen(), std::optional<std::size_t>(0));
        QCOMPARE(f.steps(), std::size_t{2});
        f.session->undo();
        QVERIFY(f.session->project() == before);
        QVERIFY(!f.lane->chosen());
    }

    void aPointSnapsAsTheTimelineDoes()
    {
        AutomationSong f;
        f.session->editModes().setSnap(ui::EditModes::Snap::grid);
        QTest::mouseClick(f.lane, Qt::LeftButton, {}, f.placeOf(4, -6.0) + QPoint(9, 0));
        QCOMPARE(f.points()[0].at, base::Beats::whole(4));
        f.stroke(f.placeOf(4, f.points()[0].value), f.placeOf(8, 0.0) + QPoint(-7, 0));
        QCOMPARE(f.points()[0].at, base::Beats::whole(8));
        f.stroke(f.placeOf(8, f.points()[0].value), f.placeOf(10, 0.0) + QPoint(11, 0), Qt::ShiftModifier);
        QVERIFY(nearPlace(f.points()[0], 10 + 11 / 71.4, 2.0)); // Shift: where it is
        QVERIFY(f.points()[0].at.ticks % 960 != 0);
    }

    void aDragMovesAPointAsOneStep()
    {
        AutomationSong f;
        f.add(2, -6.0);
        f.add(6, 0.0);
        const auto before = f.session->project();
        const auto steps = f.steps();
        f.press(f.placeOf(2, -6.0));
        QVERIFY(f.lane->reading().startsWith(QStringLiteral("\u22126.0")));
        for (double beat = 2; beat <= 4; beat += 0.25)
            f.move(f.placeOf(beat, -6.0 - 3 * (beat - 2)));
        QVERIFY(f.session->project() == before); // shown, not done
        QVERIFY(nearPlace(f.lane->shownPoints()[0], 4));
        QVERIFY(f.lane->reading().contains(QStringLiteral("2.1"))); // bar 2, beat 1
        f.release(f.placeOf(4, -12.0));
        QCOMPARE(f.steps(), steps + 1);
        QVERIFY(nearPlace(f.points()[0], 4));
        QVERIFY(std::abs(f.points()[0].value + 12.0) < 1.5);
        QVERIFY(f.lane->reading().isEmpty());
        f.session->undo();
        QVERIFY(f.session->project() == before);
    }

    void aPointStaysBetweenItsNeighbours()
    {
        AutomationSong f;
        f.add(2, -6.0);
        f.add(4, 0.0);
        f.stroke(f.placeOf(2, -6.0), f.placeOf(7, -6.0));
        QCOMPARE(f.points().size(), std::size_t{2});
        QCOMPARE(f.points()[0].at.ticks, 4 * 960 - 1);
    }

    void escapeLeavesAllAsItWas()
    {
        AutomationSong f;
        f.add(2, -6.0);
        const auto before = f.session->project();
        f.press(f.placeOf(2, -6.0));
        f.move(f.placeOf(5, 0.0));
        QTest::keyClick(f.lane, Qt::Key_Escape);
        f.release(f.placeOf(5, 0.0));
        QVERIFY(f.session->project() == before);
        QCOMPARE(f.lane->shownPoints(), f.points());
    }

    void deleteAndADoubleClickTakePointsOut()
    {
        AutomationSong f;
        f.add(2, -6.0);
        f.add(6, -6.0);
        const auto before = f.session->project();
        QTest::mouseClick(f.lane, Qt::LeftButton, {}, f.placeOf(6, -6.0));
        QTest::mouseDClick(f.lane, Qt::LeftButton, {}, f.placeOf(6, -6.0));
        QCOMPARE(f.points().size(), std::size_t{1});
        QTest::mouseClick(f.lane, Qt::LeftButton, {}, f.placeOf(2, -6.0));
        QTest::keyClick(f.lane, Qt::Key_Delete);
        QCOMPARE(f.points().size(), std::size_t{0});
        f.session->undo();
        f.session->undo();
        QVERIFY(f.session->project() == before);
        // On a free place the first click adds; the second must not take it away again.
        QTest::mouseClick(f.lane, Qt::LeftButton, {}, f.placeOf(9, 0.0));
        QTest::mouseDClick(f.lane, Qt::LeftButton, {}, f.placeOf(9, 0.0));
        QCOMPARE(f.points().size(), std::size_t{3});
    }

    void thePictureShowsTheCurve()
    {
        AutomationSong f;
        f.add(2, 0.0);
        f.add(10, -20.0);
        const QImage picture = f.lane->grab().toImage();
        const auto colour = ui::trackColour(f.track(0));
        const auto near = [&](QPoint at) { // on one of three pixels: the line is antialiased
            return std::ranges::any_of(std::array{-1, 0, 1}, [&](int dy) {
                const QColor seen = picture.pixelColor(at + QPoint(0, dy));
                return std::abs(seen.red() - colour.red()) + std::abs(seen.green() - colour.green()) +
                           std::abs(seen.blue() - colour.blue()) <
                       90;
            });
        };
        for (const double beat : {3.0, 5.0, 7.5, 9.0}) {
            const double value = -20.0 * (beat - 2) / 8; // the line between the points, in dB
            QVERIFY2(near(f.placeOf(beat, value)), qPrintable(QString::number(beat)));
            QVERIFY(!near(f.placeOf(beat, value) + QPoint(0, -8)));
        }
        QVERIFY(near(f.placeOf(11.5, -20.0))); // holds behind the last
        const QColor above = picture.pixelColor(f.placeOf(5, 8.0)), below = picture.pixelColor(f.placeOf(5, -40.0));
        QVERIFY(above != below); // the ground below the curve is tinted
    }

    void theKeyShowsAndHides()
    {
        AutomationSong f;
        ui::MainWindow window(*f.session);
        f.session->selectTrack(f.id());
        auto& state = window.findChild<ui::TimelineView*>()->state();
        const auto key = [&] {
            for (QAction* action : window.findChildren<QAction*>())
                if (action->shortcut() == QKeySequence(Qt::Key_A))
                    action->trigger();
        };
        key();
        QVERIFY(state.curveShown(f.id(), {}));
        state.showCurve(f.id(), {AutomationKind::pan});
        key();
        QVERIFY(state.curvesOf(f.id()).empty());
        key(); // what was hidden comes back
        QVERIFY(state.curveShown(f.id(), {}) && state.curveShown(f.id(), {AutomationKind::pan}));
    }
};

QTEST_MAIN(TestAutomationLanes)
#include "test_automation_lanes.moc"
