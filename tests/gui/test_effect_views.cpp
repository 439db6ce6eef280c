// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The graphs of effect editors: what they draw is what is heard, handles move the parameters, and listening.
#include "tests/gui/session_fixture.h"

#include "audio/effects/effect_kind.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_effects.h"
#include "ui/common/param_form.h"
#include "ui/common/value_box.h"
#include "ui/mixer/band_graph.h"
#include "ui/mixer/effect_bar.h"
#include "ui/mixer/effect_delta.h"
#include "ui/mixer/effect_dialog.h"
#include "ui/mixer/effect_rack.h"
#include "ui/mixer/transfer_graph.h"

#include <QLineEdit>
#include <QPushButton>

#include <complex>
#include <random>

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr int kRate = 48000;

/// A song of one sine of 440 Hz with one effect, and the effect's editor.
struct Editor : SessionFixture {
    explicit Editor(const char* effect, double mix = 1.0)
    {
        QSignalSpy changed(session.get(), &ui::Session::projectChanged);
        session->importFiles({QString::fromStdString(writeSine("tone.wav", 4.0, kRate).string())});
        if (!changed.wait(20000))
            qFatal("the sound was not imported");
        const auto track = session->project().tracks[0]->id;
        session->apply("effect", [&](const auto& p) { return edits::addEffect(p, track, {effect, {}, mix}); });
        dialog = std::make_unique<ui::EffectDialog>(*session, slot().id);
        dialog->setVisible(true);
    }
    const project::EffectSlot& slot() const { return session->project().tracks[0]->effects[0]; }
    ui::BandGraph& graph() const { return *dialog->findChild<ui::BandGraph*>(); }
    ui::EffectScope& scope() const { return *dialog->findChild<ui::EffectScope*>(); }
    double number(const char* key) const { return slot().params.number(key).value_or(-1e9); }
    std::size_t steps() const { return session->history().position(); }
    void play(int frames)
    {
        session->play();
        pull(frames);
        scope().look();
    }
    void drag(std::size_t handle, QPoint by, Qt::KeyboardModifiers keys = {}, bool escape = false)
    {
        const QPoint from = graph().placeOf(handle).toPoint();
        QTest::mousePress(&graph(), Qt::LeftButton, keys, from);
        for (const QPoint at : {from + by / 2, from + by}) {
            QMouseEvent move(QEvent::MouseMove, at, graph().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(&graph(), &move);
        }
        if (escape)
            QTest::keyClick(&graph(), Qt::Key_Escape);
        QTest::mouseRelease(&graph(), Qt::LeftButton, keys, from + by);
    }

    std::unique_ptr<ui::EffectDialog> dialog;
};

/// dB of the effect's answer to a click at a frequency, by the Fourier sum.
double heardDb(const audio::EffectKind& kind, const project::EffectSlot& slot, double hertz)
{
    const auto effect = kind.make(kRate);
    effect->setParams(audio::effectParams(kind, slot.params));
    std::vector<float> left(kRate), right(kRate);
    left[0] = right[0] = 1.0f;
    effect->process(left.data(), right.data(), kRate);
    std::complex<double> sum = 1.0 - slot.mix;
    for (std::size_t i = 0; i < left.size(); ++i)
        sum += slot.mix * static_cast<double>(left[i]) *
               std::polar(1.0, -2.0 * std::numbers::pi * hertz * static_cast<double>(i) / kRate);
    return 20.0 * std::log10(std::abs(sum));
}

} // namespace

class TestEffectViews : public QObject {
    Q_OBJECT
private slots:
    void drawnIsHeard_data()
    {
        QTest::addColumn<QString>("effect");
        QTest::addColumn<double>("mix");
        QTest::addRow("equaliser") << "eq" << 1.0;
        QTest::addRow("half mixed in") << "eq" << 0.5;
        QTest::addRow("bands") << "multiband" << 1.0;
    }

    void drawnIsHeard()
    {
        QFETCH(QString, effect);
        QFETCH(double, mix);
        Editor f(effect.toUtf8().constData(), mix);
        const auto& kind = *audio::findEffectKind(f.slot().effect);
        std::mt19937 random(7);
        for (int round = 0; round < 5; ++round) {
            auto slot = f.slot();
            for (const auto& spec : kind.params) {
                const double share = (random() % 1000) / 1000.0;
                if (spec.kind == base::ParamKind::toggle)
                    slot.params.set(spec.key, share > 0.5);
                else if (spec.unit == "Hz")
                    slot.params.set(spec.key, *spec.minimum * std::pow(*spec.maximum / *spec.minimum, share));
                else if (spec.unit == ": 1")
                    slot.params.set(spec.key, 1.0); // the click must not be lowered
                else
                    slot.params.set(spec.key, std::lerp(*spec.minimum, *spec.maximum, share));
            }
            f.graph().setSlot(slot);
            for (double hertz = 20.0; hertz < 20000.0; hertz *= 1.3) {
                const double heard = heardDb(kind, slot, hertz);
                QVERIFY2(heard < -60.0 || std::abs(f.graph().drawnDb(hertz) - heard) < 0.1,
                         qPrintable(QString("%1 Hz: %2, not %3").arg(hertz).arg(f.graph().drawnDb(hertz)).arg(heard)));
            }
        }
    }

    void aHandleIsDragged()
    {
        Editor f("eq");
        const auto before = f.slot();
        const auto step = f.steps();
        f.drag(3, {40, -30});
        QVERIFY(f.number("peak2") > 1250.0 && f.number("peak2Gain") > 2.0);
        QCOMPARE(f.steps(), step + 1);
        const auto* box = qobject_cast<QDoubleSpinBox*>(f.dialog->findChild<ui::ParamForm*>()->editor("peak2Gain"));
        QCOMPARE(box->value(), f.number("peak2Gain"));
        const double hertz = f.number("peak2");
        f.drag(3, {0, -60}, Qt::AltModifier); // twice as narrow
        QCOMPARE(f.number("peak2Q"), 2.0);
        QCOMPARE(f.number("peak2"), hertz);
        f.session->undo();
        f.session->undo();
        QVERIFY(f.slot() == before);
        f.drag(3, {40, -30}, Qt::ShiftModifier);
        QVERIFY(f.number("peak2Gain") > 0.0 && f.number("peak2Gain") < 1.0);
    }

    void escapeGivesUpADrag()
    {
        Editor f("eq");
        auto params = f.slot().params;
        params.set("peak1Gain", 4.0);
        f.session->apply("gain", [&](const auto& p) { return edits::setEffectParams(p, f.slot().id, params); });
        f.drag(2, {-30, 50}, {}, true);
        QVERIFY(f.slot().params == params);
    }

    void aDoubleClickSwitchesOrPutsBack()
    {
        Editor f("eq");
        const auto twice = [&](std::size_t handle) {
            QTest::mouseDClick(&f.graph(), Qt::LeftButton, {}, f.graph().placeOf(handle).toPoint());
        };
        twice(0);
        QVERIFY(f.slot().params.toggle("lowCutOn"));
        twice(0);
        QVERIFY(!f.slot().params.toggle("lowCutOn"));
        f.drag(4, {0, -40});
        QVERIFY(f.number("peak3Gain") > 1.0);
        twice(4);
        QCOMPARE(f.number("peak3Gain"), 0.0);
        f.drag(6, {-40, 0}); // who moves a cut wants it
        QVERIFY(f.slot().params.toggle("highCutOn"));
    }

    void theWheelTurnsTheWidth()
    {
        Editor f("eq");
        const QPointF at = f.graph().placeOf(3);
        QWheelEvent wheel(at, f.graph().mapToGlobal(at), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&f.graph(), &wheel);
        QCOMPARE(f.number("peak2Q"), 1.21);
    }

    void keysDoTheSame()
    {
        Editor f("eq");
        auto& graph = f.graph();
        f.dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.dialog.get()));
        graph.setFocus(Qt::TabFocusReason);
        QCOMPARE(graph.chosen(), std::optional<std::size_t>(0));
        QTest::keyClick(&graph, Qt::Key_Tab);
        QTest::keyClick(&graph, Qt::Key_Tab);
        QCOMPARE(graph.chosen(), std::optional<std::size_t>(2));
        const auto step = f.steps();
        QTest::keyClick(&graph, Qt::Key_Up);
        QTest::keyClick(&graph, Qt::Key_Up);
        QTest::keyClick(&graph, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(f.number("peak1Gain"), 1.1);
        for (int i = 0; i < 12; ++i)
            QTest::keyClick(&graph, Qt::Key_Right);
        QVERIFY(std::abs(f.number("peak1") - 600.0) < 1.0); // an octave up
        QTest::keyClick(&graph, Qt::Key_PageUp);
        QCOMPARE(f.number("peak1Q"), 1.1);
        QCOMPARE(f.steps(), step + 1);
        QTest::keyClick(&graph, Qt::Key_Space);
        QCOMPARE(f.number("peak1Gain"), 0.0);
        QTest::keyClick(&graph, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(graph.chosen(), std::optional<std::size_t>(1));
        QTest::keyClick(&graph, Qt::Key_Backtab, Qt::ShiftModifier);
        QTest::keyClick(&graph, Qt::Key_Return);
        QVERIFY(f.slot().params.toggle("lowCutOn"));
    }

    void bandsAreSpoken()
    {
        Editor f("eq");
        f.drag(3, {0, -30});
        const auto parts = f.graph().paintedParts();
        QCOMPARE(parts.size(), std::size_t{7});
        QCOMPARE(parts[3].name, QStringLiteral("Peak 2"));
        QVERIFY2(parts[3].value.startsWith("1.20 kHz, +") && parts[3].value.endsWith(" dB, Q 1.00"),
                 qPrintable(parts[3].value));
        QCOMPARE(parts[0].value, QStringLiteral("off, 80.0 Hz"));
        QVERIFY(parts[3].selected && parts[3].place.contains(f.graph().placeOf(3).toPoint()));
        f.graph().pressPart(7);
        QCOMPARE(f.graph().focusedPart(), std::uint64_t{7});
    }

    void crossoversAndBandsAreDragged()
    {
        Editor f("multiband");
        f.drag(3, {50, 0});
        QVERIFY(f.number("lowHertz") > 220.0);
        f.drag(1, {0, 30});
        QVERIFY(f.number("middleGain") < -2.0);
    }

    void theSpectrumIsOfWhatPasses()
    {
        Editor f("eq");
        auto params = f.slot().params;
        params.set("lowCutOn", true);
        params.set("lowCut", 1000.0);
        f.session->apply("cut", [&](const auto& p) { return edits::setEffectParams(p, f.slot().id, params); });
        QVERIFY(f.scope().isSilent());
        f.play(kRate / 4);
        const auto loudest = std::ranges::max_element(f.scope().before()) - f.scope().before().begin();
        const double hertz = 20.0 * std::pow(1000.0, (static_cast<double>(loudest) + 0.5) / ui::EffectScope::kColumns);
        QVERIFY2(std::abs(hertz / 440.0 - 1.0) < 0.1, qPrintable(QString::number(hertz)));
        // 12 dB an octave below 1 kHz: 14.5 dB at 440 Hz.
        const auto place = static_cast<std::size_t>(loudest);
        QVERIFY(std::abs(f.scope().before()[place] - f.scope().behind()[place] - 14.5) < 1.0);
        QVERIFY(std::abs(f.scope().levelDb() + 6.0) < 0.2);
        f.session->stop();
        f.pull(kRate / 4);
        for (int i = 0; i < 100; ++i)
            f.scope().look();
        QVERIFY(f.scope().isSilent());
    }

    /// The callback is listened to while an editor is open alone.
    void aClosedEditorListensNoMore()
    {
        Editor f("compressor");
        f.play(kRate / 4);
        QVERIFY(!f.scope().lowered().empty());
        f.dialog->hide();
        f.session->seek({0});
        f.pull(kRate / 4);
        QVERIFY(f.engine->readEffect(f.slot().id).lowered.empty());
        f.engine->closeEffectTap(f.slot().id);
    }

    void theCurveIsTheCompressors()
    {
        Editor f("compressor");
        auto params = f.slot().params;
        for (const auto& [key, value] : {std::pair("threshold", -30.0), std::pair("ratio", 4.0), std::pair("knee", 0.0),
                                         std::pair("makeUp", 5.0), std::pair("attack", 1.0)})
            params.set(key, value);
        f.session->apply("set", [&](const auto& p) { return edits::setEffectParams(p, f.slot().id, params); });
        const auto& curve = *f.dialog->findChild<ui::TransferGraph*>();
        QCOMPARE(curve.drawnDb(-40.0), -35.0);
        QCOMPARE(curve.drawnDb(-10.0), -30.0 + 20.0 / 4.0 + 5.0);
        f.play(kRate / 2);
        // The tone's peaks lie at -6 dB, 24 above the threshold: lowered by 18, less what the release lets go between.
        const auto lowered = static_cast<double>(f.scope().loweredNow()[0]);
        QVERIFY2(lowered > 15.0 && lowered <= 18.1, qPrintable(QString::number(lowered)));
    }

    /// Between its two thresholds a gate stays as it is.
    void theGateHasTwoCurves()
    {
        const Editor f("gate");
        const auto& curve = *f.dialog->findChild<ui::TransferGraph*>();
        QCOMPARE(curve.drawnDb(-39.0), -39.0);
        QCOMPARE(curve.drawnDb(-43.0), -123.0);
        QCOMPARE(curve.drawnDb(-43.0, true), -43.0);
        QCOMPARE(curve.drawnDb(-47.0, true), -127.0);
    }

    void deltaIsAWayOfListening()
    {
        Editor f("saturation");
        const auto step = f.steps();
        ui::EffectRack rack(*f.session, f.session->project().tracks[0]->id);
        rack.show();
        auto* button = f.dialog->findChild<QPushButton*>("delta");
        button->click();
        QVERIFY(ui::EffectDelta::of(*f.session).on(f.slot().id));
        auto* mark = rack.findChild<QPushButton*>("effectDelta");
        QVERIFY(mark);
        mark->click();
        QVERIFY(!button->isChecked());
        QTest::keyClick(rack.findChildren<QPushButton*>("effectName").last(), Qt::Key_D);
        QVERIFY(button->isChecked());
        QCOMPARE(f.steps(), step);
        const auto id = f.slot().id;
        f.session->apply("remove", [id](const auto& p) { return edits::removeEffect(p, id); });
        QVERIFY(!ui::EffectDelta::of(*f.session).on(id));
        f.session->undo();
        QVERIFY(!ui::EffectDelta::of(*f.session).on(id));
    }

    /// A and B survive being saved, and both are undo steps.
    void comparedSettingsAreKept()
    {
        Editor f("delay");
        const auto before = f.slot();
        f.dialog->findChild<QPushButton*>("settingB")->click();
        auto params = f.slot().params;
        params.set("time", 125.0);
        f.session->apply("time", [&](const auto& p) { return edits::setEffectParams(p, f.slot().id, params); });
        QVERIFY(f.session->saveAs(f.path() / "kept.melisma"));
        f.dialog.reset();
        QVERIFY(f.session->newProject());
        QVERIFY(f.session->openProject(f.path() / "kept.melisma"));
        ui::EffectBar bar(*f.session, f.slot().id, audio::UserPresets(f.path() / "presets"));
        QVERIFY(bar.findChild<QPushButton*>("settingB")->isChecked());
        bar.findChild<QPushButton*>("settingA")->click();
        QVERIFY(f.slot().params == before.params);
        QVERIFY(bar.findChild<QPushButton*>("settingA")->isChecked());
        f.session->undo();
        QCOMPARE(f.number("time"), 125.0);
        QVERIFY(bar.findChild<QPushButton*>("settingB")->isChecked());
    }

    void aNumberIsDraggedTypedAndPutBack()
    {
        ui::ValueBox box(20.0, 20000.0, 1000.0, true);
        box.setValue(200.0);
        box.show();
        auto* line = box.findChild<QLineEdit*>();
        const auto move = [&](QPoint at, Qt::KeyboardModifiers keys = {}) {
            QMouseEvent event(QEvent::MouseMove, at, line->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(line, &event);
        };
        QSignalSpy began(&box, &ui::ValueBox::dragBegan);
        QSignalSpy ended(&box, &ui::ValueBox::dragEnded);
        QTest::mousePress(line, Qt::LeftButton, {}, {20, 10});
        move({20, 9}); // not yet a drag
        QCOMPARE(box.value(), 200.0);
        move({20, -70}); // a third of the three decades
        QVERIFY2(std::abs(box.value() / 2000.0 - 1.0) < 0.01, qPrintable(QString::number(box.value())));
        move({20, -62}, Qt::ShiftModifier);
        QVERIFY(box.value() < 2000.0 && box.value() > 1900.0);
        QTest::mouseRelease(line, Qt::LeftButton, {}, {20, -62});
        QCOMPARE(began.count(), 1);
        QCOMPARE(ended.count(), 1);
        QTest::mouseClick(line, Qt::LeftButton, Qt::ControlModifier, {20, 10});
        QCOMPARE(box.value(), 1000.0);
        QTest::mouseDClick(line, Qt::LeftButton, {}, {20, 10});
        QTest::keyClicks(line, "440");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(box.value(), 440.0);
    }
};

QTEST_MAIN(TestEffectViews)
#include "test_effect_views.moc"
