// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where automation is shown, chosen and reached: the master, the lanes' own sliders, the modes, what is kept.
#include "core/edits/add_track.h"
#include "core/edits/edit_effects.h"
#include "core/edits/set_loop.h"
#include "core/edits/set_track_mix.h"
#include "tests/gui/automation_recording_fixture.h"
#include "ui/automation/automation_recorder.h"
#include "ui/automation/mode_button.h"
#include "ui/common/fader.h"
#include "ui/common/param_form.h"
#include "ui/common/theme.h"
#include "ui/common/value_slider.h"
#include "ui/mixer/effect_dialog.h"
#include "ui/mixer/mixer_panel.h"
#include "ui/mixer/mixer_strip.h"
#include "ui/timeline/automation_header.h"
#include "ui/timeline/master_header.h"
#include "ui/tracks/pan_slider.h"

#include <QDoubleSpinBox>
#include <QMenu>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace melisma;
using namespace melisma::tests;
using project::AutomationKind;
using ui::AutomationMode;
using ui::AutomationRecorder;

class TestAutomationView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    /// The master's lanes are shown, drawn and recorded as a track's.
    void theMasterHasLanes()
    {
        RecordingSong f(AutomationMode::read);
        f.state().toggleCurves({});
        QVERIFY(f.state().layout().master());
        ui::AutomationLane* master = nullptr;
        for (auto* lane : f.view->findChildren<ui::AutomationLane*>())
            if (!lane->ref().track)
                master = lane;
        QVERIFY(master);
        QVERIFY(master->y() >= f.state().layout().tracksBottom() - f.state().scrollY());
        QTest::mouseClick(master, Qt::LeftButton, {}, master->placeOf({base::Beats::whole(1), -12.0}).toPoint());
        QCOMPARE(f.session->project().masterAutomation.size(), std::size_t{1});
        f.modes().setTrack({}, AutomationMode::touch);
        auto* fader = f.view->findChild<ui::MasterHeader*>()->findChild<ui::Fader*>();
        QVERIFY(f.near(fader->gainDb(), f.session->project().masterAutomation[0].points[0].value));
        f.play();
        f.run(2);
        fader->setSliderDown(true);
        fader->setValue(-240);
        f.run(3);
        fader->setSliderDown(false);
        f.session->stop();
        const auto& points = f.session->project().masterAutomation[0].points;
        QVERIFY(f.near(project::valueAt(points, base::Beats::of(2.5)), -24.0));
        QCOMPARE(f.session->project().masterGainDb, 0.0);
        f.session->apply("effect", [](const project::Project& project) {
            return edits::addEffect(project, {}, {"eq", {}, 1.0});
        });
        const auto targets = ui::automationTargets(f.session->project(), {});
        QVERIFY(targets.size() > 5);
        f.state().showCurve({}, targets.back());
        QCOMPARE(f.state().layout().master()->curves, 2);
        f.state().toggleCurves({});
        QVERIFY(!f.state().layout().master());
    }

    /// The slider of a lane's header is a control as any other.
    void theLanesOwnSlider()
    {
        RecordingSong f(AutomationMode::read, false);
        auto* header = f.view->findChild<ui::AutomationHeader*>();
        auto* slider = header->findChild<ui::ValueSlider*>();
        slider->setValue(slider->maximum());
        QCOMPARE(f.track(0).mix.gainDb, 12.0); // no lane: its own setting
        f.modes().setLane({f.id(), {}}, AutomationMode::touch);
        QCOMPARE(header->findChild<ui::ModeButton*>()->text(), QStringLiteral("Touch"));
        QCOMPARE(f.headerOf(0)->findChild<ui::ModeButton*>()->text(), QStringLiteral("Read"));
        f.play();
        f.run(1);
        slider->setSliderDown(true);
        slider->setValue(slider->minimum());
        f.run(2);
        QCOMPARE(header->valueText(), QStringLiteral("\u2212\u221e\u00a0dB"));
        slider->setSliderDown(false);
        f.session->stop();
        QVERIFY(f.near(f.at(1.5), -60.0));
        QCOMPARE(f.track(0).mix.gainDb, 12.0);
        f.modes().setTrack(f.id(), AutomationMode::read); // for all its lanes
        QVERIFY(!slider->isEnabled());
    }

    /// Lanes out of view are reached by keys, and come into view.
    void keysReachLanesOutOfView()
    {
        RecordingSong f(AutomationMode::read);
        const auto last = f.session->project().tracks.back()->id;
        f.state().showCurve(last, {});
        f.state().setScrollY(0);
        f.view->resize(900, 240);
        QCoreApplication::processEvents();
        ui::AutomationLane* far = nullptr;
        for (auto* lane : f.view->findChildren<ui::AutomationLane*>())
            if (lane->ref().track == last)
                far = lane;
        QVERIFY(far && !far->geometry().intersects(f.lanes().rect()));
        f.view->activateWindow();
        f.lane->setFocus(Qt::TabFocusReason);
        QTest::keyClick(f.lane, Qt::Key_PageDown);
        QVERIFY(far->hasFocus());
        QVERIFY(f.lanes().rect().contains(far->geometry()));
        QTest::keyClick(far, Qt::Key_PageUp);
        QVERIFY(f.lane->hasFocus() && f.lanes().rect().contains(f.lane->geometry()));
        for (int i = 0; i < 200 && !far->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(far->hasFocus() && f.lanes().rect().contains(far->geometry()));
    }

    /// Lanes, their heights and modes are there again when the project is opened again; a spoilt file does no harm.
    void theViewIsKeptWithTheProject()
    {
        RecordingSong f(AutomationMode::latch);
        const project::AutomationTarget pan{AutomationKind::pan};
        f.state().showCurve(f.id(), pan);
        f.state().setCurveHeight(f.id(), pan, 108);
        f.state().toggleCurves({});
        f.modes().setLane({f.id(), pan}, AutomationMode::touch);
        const auto path = f.path() / "kept.melisma";
        QVERIFY(f.session->saveAs(path));
        QVERIFY(std::filesystem::exists(path / "view.json"));
        f.state().setCurveHeight(f.id(), pan, 180); // on its way to the disk
        const auto id = f.id();
        QVERIFY(f.session->newProject());
        QVERIFY(f.state().curvesOf(id).empty() && !f.state().layout().master());
        QVERIFY(f.session->openProject(path));
        QVERIFY(f.state().curveShown(id, {}) && f.state().curveShown(id, pan) && f.state().curveShown({}, {}));
        QCOMPARE(f.state().curveHeight(id, pan), 180);
        QCOMPARE(f.modes().ofTrack(id), AutomationMode::latch);
        QCOMPARE(f.modes().ofLane({id, pan}), AutomationMode::touch);
        QVERIFY(f.session->newProject());
        for (const char* spoilt :
             {"", "[]", "{\"timeline\": {\"curves\": [{\"track\": -1, \"target\": 5}], \"stretch\": \"x\"}}",
              "{\"modes\": {\"lanes\": [7, {}], \"tracks\": {}}, \"timeline\": 9}"}) {
            std::ofstream(path / "view.json") << spoilt;
            QVERIFY(f.session->openProject(path));
            QVERIFY(f.state().curvesOf(id).empty());
            QCOMPARE(f.modes().ofTrack(id), AutomationMode::read);
            QVERIFY(f.session->newProject());
        }
    }

    /// Words and keys, on header, strip and lane.
    void theModeIsChosenAndSaid()
    {
        RecordingSong f(AutomationMode::read);
        ui::MixerPanel mixer(*f.session);
        auto* button = f.headerOf(0)->findChild<ui::ModeButton*>();
        auto* onStrip = mixer.findChild<ui::MixerStrip*>("strip")->findChild<ui::ModeButton*>();
        QCOMPARE(onStrip->text(), QStringLiteral("Read"));
        emit button->menu()->aboutToShow();
        QCOMPARE(button->menu()->actions().size(), 5);
        for (QAction* action : button->menu()->actions())
            if (action->text() == QStringLiteral("Latch"))
                action->trigger();
        QCOMPARE(button->text(), QStringLiteral("Latch"));
        QCOMPARE(onStrip->text(), QStringLiteral("Latch"));
        QVERIFY(button->accessibleName().contains(QStringLiteral("Latch")));
        const auto before = button->grab().toImage();
        f.modes().nextOfTrack(f.id());
        QCOMPARE(button->text(), QStringLiteral("Write"));
        QVERIFY(button->grab().toImage() != before);
        f.modes().nextOfTrack(f.id());
        QCOMPARE(button->text(), QStringLiteral("Read"));
    }
};

QTEST_MAIN(TestAutomationView)
#include "test_automation_view.moc"
