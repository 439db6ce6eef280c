// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Automation lanes in the timeline: where they lie, what mouse and keyboard do to their points, what is painted, and
// that each gesture is one step that undo takes back whole.
#include "core/edits/edit_routing.h"
#include "tests/gui/answers.h"
#include "tests/gui/automation_fixture.h"
#include "ui/common/fader.h"
#include "ui/common/theme.h"
#include "ui/main_window/main_window.h"
#include "ui/timeline/automation_header.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/timeline_metrics.h"
#include "ui/tracks/mix_button.h"

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

    void aFreeDragDrawsAndIsThinned()
    {
        AutomationSong f;
        f.add(1, -6.0);
        f.add(11, -6.0);
        const auto before = f.session->project();
        f.press(f.placeOf(3, 0.0));
        const int from = f.placeOf(3, 0.0).x(), to = f.placeOf(8, 0.0).x();
        for (int x = from; x <= to; ++x) // down and up again
            f.move({x, f.placeOf(3, 0.0).y() + std::min(x - from, to - x) / 10});
        f.release({to, f.placeOf(3, 0.0).y()});
        QVERIFY(f.points().size() >= 5 && f.points().size() < 30); // of 358 places
        QVERIFY(f.points().front().at == base::Beats::whole(1) && f.points().back().at == base::Beats::whole(11));
        const double deepest = project::valueAt(f.points(), base::Beats::of(5.5));
        QVERIFY(std::abs(f.lane->placeOf({{}, deepest}).y() - f.placeOf(3, 0.0).y() - 17) <= 2.0);
        f.session->undo();
        QVERIFY(f.session->project() == before);
    }

    void shiftDrawsALine()
    {
        AutomationSong f;
        f.session->editModes().setSnap(ui::EditModes::Snap::grid);
        f.stroke(f.placeOf(8, -20.0) + QPoint(5, 0), f.placeOf(4, 0.0) + QPoint(-6, 0), Qt::ShiftModifier);
        QCOMPARE(f.points().size(), std::size_t{2}); // however it was drawn, ascending and on the grid
        QVERIFY(f.points()[0].at == base::Beats::whole(4) && f.points()[1].at == base::Beats::whole(8));
        QVERIFY(f.points()[0].value > f.points()[1].value);
        QCOMPARE(f.steps(), std::size_t{2});
    }

    void ctrlMovesTheValueAlone()
    {
        AutomationSong f;
        f.add(4, 0.0);
        f.stroke(f.placeOf(4, 0.0), f.placeOf(6, -12.0), Qt::ControlModifier);
        QVERIFY(f.points()[0].at == base::Beats::whole(4) && std::abs(f.points()[0].value + 12.0) < 1.5);
    }

    void keysReachAndChangePoints()
    {
        AutomationSong f;
        f.add(2, -6.0);
        f.add(6, -6.0);
        f.lane->setFocus();
        const auto key = [&](Qt::Key pressed, Qt::KeyboardModifiers with = {}) {
            QTest::keyClick(f.lane, pressed, with);
        };
        key(Qt::Key_Right);
        QCOMPARE(f.lane->chosen(), std::optional<std::size_t>(0));
        QCOMPARE(f.lane->accessibleDescription(), QStringLiteral("Point 1 of 2: \u22126.0\u00a0dB, bar 1, beat 3"));
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        QCOMPARE(f.lane->chosen(), std::optional<std::size_t>(1));
        key(Qt::Key_Up);
        QCOMPARE(f.points()[1].value, -5.5);
        key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(f.points()[1].value, -5.6);
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(f.points()[1].at, base::Beats::whole(7));
        key(Qt::Key_Insert); // at the playhead, which is at the start
        QCOMPARE(f.points().size(), std::size_t{3});
        QVERIFY(f.points()[0].at.ticks == 0 && f.points()[0].value == -6.0);
        key(Qt::Key_Delete);
        QCOMPARE(f.points().size(), std::size_t{2});
        QCOMPARE(f.lane->chosen(), std::optional<std::size_t>(0));
    }

    void theChosenPointIsTheSameWhenOthersComeOrGo()
    {
        AutomationSong f;
        f.add(4, -6.0);
        f.add(6, -12.0);
        f.add(2, 0.0);
        f.lane->setFocus();
        QTest::mouseClick(f.lane, Qt::LeftButton, {}, f.placeOf(4, -6.0));
        QCOMPARE(f.lane->chosen(), std::optional<std::size_t>(1));
        f.session->undo(); // the one before it goes
        QCOMPARE(f.lane->chosen(), std::optional<std::size_t>(0));
        QTest::keyClick(f.lane, Qt::Key_Delete);
        QCOMPARE(f.points().size(), std::size_t{1});
        QCOMPARE(f.points()[0].value, -12.0);

        f.press(f.placeOf(6, -12.0));
        f.move(f.placeOf(7, -12.0));
        f.session->undo(); // under the hand
        const auto undone = f.points();
        f.move(f.placeOf(8, -3.0));
        f.release(f.placeOf(8, -3.0));
        QVERIFY(f.points() == undone);
    }

    void theMenuOfAPoint()
    {
        AutomationSong f;
        f.add(2, -6.0);
        f.add(6, 0.0);
        const auto menuAt = [&](QPoint at) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, f.lane->mapToGlobal(at));
            QCoreApplication::sendEvent(f.lane, &event);
        };
        menuAt(f.placeOf(2, -6.0));
        QVERIFY(f.choose(QStringLiteral("Hold until the next point")));
        QVERIFY(f.points()[0].shape == PointShape::hold);
        menuAt(f.placeOf(6, 0.0));
        tests::answerNext([](QInputDialog& dialog) { dialog.setDoubleValue(-3.2); });
        QVERIFY(f.choose(QStringLiteral("Value\u2026")));
        QTRY_COMPARE(f.points()[1].value, -3.2);
        menuAt(f.placeOf(9, 3.0));
        QVERIFY(f.choose(QStringLiteral("Automation on")));
        QVERIFY(!f.track(0).automation[0].on);
        menuAt(f.placeOf(2, -6.0));
        QVERIFY(f.choose(QStringLiteral("Delete the point")));
        QCOMPARE(f.points().size(), std::size_t{1});
        menuAt(f.placeOf(9, 3.0));
        QVERIFY(f.choose(QStringLiteral("Delete all points")));
        QVERIFY(f.track(0).automation.empty());
        menuAt(f.placeOf(9, 3.0));
        QVERIFY(f.choose(QStringLiteral("Hide the lane")));
        QVERIFY(!f.state().curveShown(f.id(), {}));
    }

    void aSwitchHolds()
    {
        AutomationSong f({AutomationKind::mute});
        QTest::mouseClick(f.lane, Qt::LeftButton, {}, f.placeOf(4, 0.8));
        QVERIFY(f.points()[0].value == 1.0 && f.points()[0].shape == PointShape::hold);
    }

    void theHeaderShowsWhatIsHeard()
    {
        AutomationSong f;
        f.add(0, -10.0);
        f.add(8, -20.0);
        f.session->seek(f.session->project().tempoMap.framesAt(base::Beats::whole(4), tests::kRate));
        auto* fader = f.headerOf(0)->findChild<ui::Fader*>();
        QVERIFY(std::abs(fader->gainDb() + 15.0) < 0.1 && !fader->isEnabled());
        QCOMPARE(f.track(0).mix.gainDb, -4.0); // untouched
        const auto* lane = f.view->findChild<ui::AutomationHeader*>();
        QCOMPARE(lane->valueText(), QStringLiteral("\u221215.0\u00a0dB"));
        lane->findChild<ui::MixButton*>()->click(); // off
        QVERIFY(fader->isEnabled() && fader->gainDb() == -4.0);
        QVERIFY(!f.track(0).automation[0].on);
    }

    void aLaneGoesWithWhatItMoves()
    {
        AutomationSong f;
        f.session->apply("bus", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::bus, "Echo");
        });
        const auto bus = f.session->project().tracks.back()->id;
        f.session->apply("send", [&](const project::Project& project) { return edits::addSend(project, f.id(), bus); });
        const project::AutomationTarget sent{AutomationKind::sendGain, f.track(0).sends[0].id};
        f.state().showCurve(f.id(), sent);
        QVERIFY(f.find(sent));
        f.session->undo(); // no send, no lane
        QVERIFY(!f.find(sent) && f.find({}));
        QCOMPARE(f.state().layout().lanes()[0].curves, 1);
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
