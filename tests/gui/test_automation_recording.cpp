// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Moves of controls while it plays become automation, as the mode of the track says, on a clock that the test turns.
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

namespace {

constexpr double kTick = 0.005; ///< beats: places are rounded to frames and ticks

} // namespace

class TestAutomationRecording : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    /// Held from beat 2 to beat 4 and let go: back on the curve a tenth of a second later, one undo step.
    void touchRecordsWhileItIsHeld()
    {
        RecordingSong f(AutomationMode::touch);
        const auto before = f.session->project();
        const auto steps = f.steps();
        f.play();
        f.run(2);
        QVERIFY(f.near(f.fader()->gainDb(), -10.0)); // it follows
        f.fader()->setSliderDown(true);
        for (double beat = 2; beat <= 4; beat += 0.125) {
            f.run(beat);
            f.fader()->setValue(static_cast<int>(std::lround(10 * (-10.0 - 5 * (beat - 2)))));
        }
        QCOMPARE(f.steps(), steps); // nothing yet
        QCOMPARE(f.track(0).mix.gainDb, before.tracks[0]->mix.gainDb);
        QVERIFY(f.near(f.recorder().shown({f.id(), {}}).value_or(0), -20.0));
        QVERIFY(f.lane->shownPoints().size() > 2); // drawn as it is recorded
        f.fader()->setSliderDown(false);
        f.run(6);
        QVERIFY(f.near(f.fader()->gainDb(), -10.0));
        f.session->stop();
        QCOMPARE(f.steps(), steps + 1);
        const double back = AutomationRecorder::kBackSeconds * tests::kRate / static_cast<double>(f.framesPerBeat);
        for (double beat = 0; beat < 8; beat += 0.0625) {
            const double hand = -10.0 - 5 * (beat - 2);
            if (beat < 2 - kTick || beat > 4 + back + kTick)
                QVERIFY2(std::abs(f.at(beat) + 10.0) < 1e-9, qPrintable(QString::number(beat)));
            else if (beat > 2 + kTick && beat < 4 - kTick)
                QVERIFY2(std::abs(f.at(beat) - hand) < 0.2 + 0.625 + 0.05,
                         qPrintable(QString::number(beat))); // a step of the hand
        }
        QVERIFY(f.near(f.at(4 + back / 2), -15.0));
        QVERIFY(f.points().size() < 60);
        f.session->undo();
        QVERIFY(f.session->project() == before);
    }

    void latchHoldsUntilTheStop()
    {
        RecordingSong f(AutomationMode::latch);
        f.play();
        f.run(2);
        f.fader()->setSliderDown(true);
        f.fader()->setValue(-200);
        f.fader()->setSliderDown(false);
        f.run(6);
        QVERIFY(f.near(f.fader()->gainDb(), -20.0));
        f.session->stop();
        for (const auto& [beat, value] : {std::pair{1.9, -10.0}, {2.1, -20.0}, {5.9, -20.0}, {6.5, -10.0}})
            QVERIFY(f.near(f.at(beat), value));
        QCOMPARE(f.modes().ofTrack(f.id()), AutomationMode::latch);
    }

    /// Write begins with where the fader stands, needs no touch, and is Touch from the stop on.
    void writeOverwritesFromStartToStop()
    {
        RecordingSong f(AutomationMode::write);
        QVERIFY(f.near(f.fader()->gainDb(), -4.0)); // its own place: it does not follow
        f.fader()->setValue(-60);                   // and may be set beforehand
        f.session->endMerge();
        QCOMPARE(f.track(0).mix.gainDb, -6.0);
        f.play(1);
        f.run(3);
        f.fader()->setValue(-160);
        f.run(5);
        f.session->stop();
        for (const auto& [beat, value] :
             {std::pair{0.9, -10.0}, {1.1, -6.0}, {2.9, -6.0}, {3.1, -16.0}, {4.9, -16.0}, {5.5, -10.0}})
            QVERIFY2(f.near(f.at(beat), value), qPrintable(QString("%1: %2").arg(beat).arg(f.at(beat))));
        QCOMPARE(f.modes().ofTrack(f.id()), AutomationMode::touch);
        QCOMPARE(f.track(0).mix.gainDb, -6.0);
    }

    /// A key holds for half a second behind its last press.
    void aKeyLetsGoByItself()
    {
        RecordingSong f(AutomationMode::touch);
        f.play();
        f.run(2);
        QTest::keyClick(f.fader(), Qt::Key_Up);
        QTest::keyClick(f.fader(), Qt::Key_Up);
        const double still = AutomationRecorder::kStillSeconds * tests::kRate / static_cast<double>(f.framesPerBeat);
        f.run(6);
        f.session->stop();
        QVERIFY(f.near(f.at(1.9), -10.0));
        QVERIFY(f.near(f.at(2.1), -9.0));
        QVERIFY(f.near(f.at(2 + still - 0.05), -9.0));
        QVERIFY(f.near(f.at(2 + still + 0.5), -10.0));
    }

    void aLaneWithoutPointsIsBegun()
    {
        RecordingSong f(AutomationMode::touch, false);
        f.play();
        f.run(2);
        f.fader()->setSliderDown(true);
        f.fader()->setValue(-300);
        f.run(3);
        f.fader()->setSliderDown(false);
        f.session->stop();
        QCOMPARE(f.track(0).mix.gainDb, -4.0);
        for (const auto& [beat, value] : {std::pair{0.0, -4.0}, {1.9, -4.0}, {2.1, -30.0}, {2.9, -30.0}, {3.5, -4.0}})
            QVERIFY(f.near(f.at(beat), value));
    }

    /// What is in hand is what the callback renders: 30 dB down, and back on the curve behind the way.
    void theHandIsHeard()
    {
        RecordingSong f(AutomationMode::touch);
        f.importSound("tone.wav", 20.0, [](int frame, int) { return 0.5 * std::sin(frame * 0.05); });
        const auto sound = f.session->project().tracks.back()->id;
        for (const auto& track : f.session->snapshot()->tracks)
            if (track->id != sound)
                f.session->apply("quiet", [&](const project::Project& project) {
                    return edits::setTrackMute(project, track->id, true);
                });
        f.modes().setTrack(sound, AutomationMode::touch);
        f.play();
        const double full = f.level();
        const ui::AutomationRef ref{sound, {}};
        f.recorder().take(ref);
        QVERIFY(f.recorder().move(ref, -30.0));
        QVERIFY2(std::abs(f.level() - full + 30.0) < 0.2, qPrintable(QString::number(f.level() - full)));
        f.recorder().leave(ref);
        for (int i = 0; i < 4; ++i)
            static_cast<void>(f.level());
        QVERIFY(std::abs(f.level() - full) < 0.2);
        QVERIFY(!f.recorder().recording() || !f.recorder().drawn(ref)->empty());
    }

    /// The return of a loop lands what was recorded and lets a latched control go; each round is a step.
    void aLoopLandsEachRound()
    {
        RecordingSong f(AutomationMode::latch);
        f.session->apply(
            "loop", [](const project::Project& project) { return edits::setLoop(project, {}, base::Beats::whole(4)); });
        const auto steps = f.steps();
        f.play();
        f.run(2);
        f.fader()->setSliderDown(true);
        f.fader()->setValue(-200);
        f.fader()->setSliderDown(false);
        f.run(3.9);
        QCOMPARE(f.steps(), steps);
        f.pull(static_cast<int>(f.framesPerBeat / 2));
        emit f.session->playheadMoved(f.session->playhead().count);
        QVERIFY(f.session->playhead().count < f.framesPerBeat);
        QCOMPARE(f.steps(), steps + 1);
        QVERIFY(f.near(f.fader()->gainDb(), -10.0)); // on the curve again
        f.session->stop();
        QCOMPARE(f.steps(), steps + 1);
        QVERIFY(f.near(f.at(1.9), -10.0));
        QVERIFY(f.near(f.at(3.9), -20.0));
    }

    void aJumpLandsAndNothingBetweenIsWritten()
    {
        RecordingSong f(AutomationMode::latch);
        f.play();
        f.run(1);
        f.fader()->setValue(-200);
        f.run(2);
        f.session->seek({6 * f.framesPerBeat});
        QVERIFY(!f.recorder().recording());
        f.session->stop();
        QVERIFY(f.near(f.at(1.9), -20.0));
        QVERIFY(f.near(f.at(4), -10.0));
    }

    void whatIsReadCannotBeMovedAndStandsStill()
    {
        RecordingSong f(AutomationMode::read);
        QVERIFY(!f.fader()->isEnabled());
        f.modes().setTrack(f.id(), AutomationMode::touch);
        QVERIFY(f.fader()->isEnabled());
        QSignalSpy said(f.session.get(), &ui::Session::message);
        const auto before = f.session->project();
        f.fader()->setValue(-300); // it does not play
        QCOMPARE(said.size(), 1);
        QVERIFY(f.session->project() == before);
        QVERIFY(f.near(f.fader()->gainDb(), -10.0));
        f.modes().setTrack(f.id(), AutomationMode::off);
        QVERIFY(!f.track(0).automation[0].on);
        f.fader()->setValue(-300);
        QCOMPARE(f.track(0).mix.gainDb, -30.0);
        f.modes().setTrack(f.id(), AutomationMode::read);
        QVERIFY(f.track(0).automation[0].on);
    }

    void undoAndRemovalUnderTheHandDoNoHarm()
    {
        RecordingSong f(AutomationMode::touch);
        f.play();
        f.run(1);
        f.fader()->setSliderDown(true);
        f.fader()->setValue(-200);
        f.run(2);
        while (f.session->history().canUndo())
            f.session->undo(); // the track goes
        f.pull(4800);
        emit f.session->playheadMoved(f.session->playhead().count);
        f.session->stop();
        QVERIFY(f.session->project().tracks.empty());
        QVERIFY(!f.recorder().recording());
    }

    void pansAndEffectsAreRecordedToo()
    {
        RecordingSong f(AutomationMode::touch, false);
        f.session->apply("effect", [&](const project::Project& project) {
            base::ParamValues params;
            params.set("peak2Gain", -3.3);
            return edits::addEffect(project, f.id(), {"eq", params, 1.0});
        });
        const auto slot = f.track(0).effects[0];
        const auto effect = slot.id;
        ui::EffectDialog dialog(*f.session, effect);
        auto* form = dialog.findChild<ui::ParamForm*>();
        auto* box = qobject_cast<QDoubleSpinBox*>(form->editor("peak1Gain"));
        QVERIFY(box);
        auto* pan = f.headerOf(0)->findChild<ui::PanSlider*>();
        f.play();
        f.run(1);
        box->setValue(6.0);
        pan->setSliderDown(true);
        pan->setValue(-50);
        f.run(2);
        pan->setSliderDown(false);
        f.run(4);
        f.session->stop();
        const project::AutomationTarget gain{AutomationKind::effectParam, {}, effect, "peak1Gain"};
        const auto valueOf = [&](const project::AutomationTarget& target, double beat) {
            return project::valueAt(project::findLane(f.track(0).automation, target)->points, base::Beats::of(beat));
        };
        QVERIFY(project::findLane(f.track(0).automation, gain));
        QVERIFY(std::abs(valueOf(gain, 1.2) - 6.0) < 0.1 && std::abs(valueOf(gain, 3.9)) < 0.1);
        QVERIFY(std::abs(valueOf({AutomationKind::pan}, 1.5) + 0.5) < 0.02);
        QVERIFY(f.track(0).effects[0] == slot);
        QCOMPARE(f.track(0).automation.size(), std::size_t{2}); // of what a hand moved alone
        f.session->seek({f.framesPerBeat + f.framesPerBeat / 5});
        QVERIFY(std::abs(box->value() - 6.0) < 0.11); // the editor follows
        f.modes().setTrack(f.id(), AutomationMode::read);
        QVERIFY(!box->isEnabled());
        f.modes().setTrack(f.id(), AutomationMode::off);
        QVERIFY(box->isEnabled() && std::abs(box->value()) < 0.01);
    }

    /// A point that is dragged is heard while it is, and Esc takes that back.
    void aDraggedPointIsHeard()
    {
        RecordingSong f(AutomationMode::read);
        f.importSound("tone.wav", 20.0, [](int frame, int) { return 0.5 * std::sin(frame * 0.05); });
        const auto sound = f.session->project().tracks.back()->id;
        f.state().showCurve(sound, {});
        f.session->apply("point", [&](const project::Project& project) {
            return edits::addPoint(project, sound, {}, {{0}, 0.0});
        });
        for (const auto& track : f.session->snapshot()->tracks)
            if (track->id != sound)
                f.session->apply("quiet", [&](const project::Project& project) {
                    return edits::setTrackMute(project, track->id, true);
                });
        for (auto* lane : f.view->findChildren<ui::AutomationLane*>())
            if (lane->ref().track == sound)
                f.lane = lane;
        f.play();
        const double full = f.level();
        const auto before = f.session->project();
        f.press(f.placeOf(0, 0.0));
        f.move(f.placeOf(0, -20.0), Qt::ControlModifier);
        const double moved = f.lane->shownPoints()[0].value;
        QVERIFY(moved < -15.0);
        QVERIFY2(std::abs(f.level() - full - moved) < 0.3, qPrintable(QString::number(f.level() - full)));
        QTest::keyClick(f.lane, Qt::Key_Escape);
        QVERIFY(std::abs(f.level() - full) < 0.2);
        f.release(f.placeOf(0, -20.0));
        QVERIFY(f.session->project() == before);
    }
};

QTEST_MAIN(TestAutomationRecording)
#include "test_automation_recording.moc"
