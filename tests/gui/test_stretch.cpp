// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clips are stretched by the mouse and by numbers, heard at once and rendered behind it.
#include "core/edits/mark_clips.h"
#include "core/edits/set_tempo.h"
#include "tests/gui/sounds_fixture.h"
#include "ui/clip_work/heard_picture.h"
#include "ui/clip_work/stretch_form.h"
#include "ui/clip_work/stretch_work.h"
#include "ui/common/theme.h"
#include "ui/timeline/clip_sound_actions.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDoubleSpinBox>

using namespace melisma;
using namespace melisma::tests;

namespace {

/// A hum of two seconds on a track of its own, 100 px a second.
struct Hum : Sounds {
    Hum()
    {
        ready = importSound("hum.wav", 2.0, sine(220, kRate, 0.4));
        state().setScale({480.0, 0.0});
        id = ready ? lastClip() : project::ClipId();
        messages.clear(); // of the import
    }
    const project::Clip& clip() const { return *project().findClip(id); }
    QPoint rightEdge() { return (rectOf(clip()).bottomRight() + QPointF(-4, -12)).toPoint(); }
    QPoint leftEdge() { return (rectOf(clip()).bottomLeft() + QPointF(4, -12)).toPoint(); }

    std::string soundName() const { return audio::renderedAsset(audio::stretchedSounds(project()).front()).sha256; }
    /// Until all that is to be rendered is there.
    bool rendered()
    {
        auto& work = ui::StretchWork::of(*session);
        while (work.busy())
            if (QSignalSpy changed(&work, &ui::StretchWork::changed); !changed.wait(20'000))
                return false;
        return work.isReady(soundName());
    }

    bool ready = false;
    project::ClipId id;
};

} // namespace

class TestStretch : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void altDrawsAnEdgeInOneStep()
    {
        Hum hum;
        QVERIFY(hum.ready);
        const auto before = hum.project();
        const auto steps = hum.steps();
        const QPoint edge = hum.rightEdge();
        hum.drag(edge, edge + QPoint(100, 0), Qt::AltModifier | Qt::ShiftModifier, false); // does not snap
        QCOMPARE(hum.state().shown().findClip(hum.id)->timePitch.ratio, 1.5);
        QVERIFY2(hum.project() == before, "nothing is edited before the button is released");
        QTest::keyClick(&hum.lanes(), Qt::Key_Escape);
        QTest::mouseRelease(&hum.lanes(), Qt::LeftButton, Qt::AltModifier, edge + QPoint(100, 0));
        QVERIFY(hum.project() == before && hum.steps() == steps);
        hum.drag(edge, edge + QPoint(100, 0), Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(hum.steps(), steps + 1);
        QCOMPARE(hum.session->history().steps().back().label, std::string("Stretch clip"));
        QCOMPARE(hum.clip().length.count, 3 * kRate);
        hum.drag(hum.leftEdge(), hum.leftEdge() + QPoint(150, 0), Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(hum.clip().timePitch.ratio, 0.75);
        QCOMPARE(hum.clip().start.count, 3 * kRate / 2);
        hum.drag(hum.rightEdge(), hum.rightEdge() - QPoint(50, 0), Qt::ShiftModifier); // without Alt it trims
        QCOMPARE(hum.clip().timePitch.ratio, 0.75);
        QCOMPARE(hum.clip().length.count, kRate);
    }

    void thePointerSaysWhatADragWouldDo()
    {
        Hum hum;
        hum.moveTo(hum.rightEdge(), Qt::AltModifier, Qt::NoButton);
        QCOMPARE(hum.lanes().cursor().shape(), Qt::SplitHCursor);
        hum.moveTo(hum.rightEdge() - QPoint(1, 0), {}, Qt::NoButton);
        QCOMPARE(hum.lanes().cursor().shape(), Qt::SizeHorCursor);
    }

    void heardAtOnceRenderedBehindIt()
    {
        Hum hum;
        hum.session->selectClips({hum.id});
        ui::StretchForm form(*hum.session);
        form.findChild<QDoubleSpinBox*>("stretchPercent")->setValue(150.0);
        auto& work = ui::StretchWork::of(*hum.session);
        QVERIFY(work.busy() && work.progress(hum.soundName()));
        const auto preview = hum.hear(3.0);
        QVERIFY(loudest({preview.begin() + 2 * kRate, preview.end() - 4096}) > 0.3f);
        QVERIFY(hum.rendered() && !work.progress(hum.soundName()));
        const auto file =
            samplesOf(hum.session->mediaPath(audio::renderedAsset(audio::stretchedSounds(hum.project())[0])));
        QCOMPARE(static_cast<int>(file.size()), 3 * kRate);
        const auto heard = hum.hear(3.0);
        for (std::size_t i = 0; i < heard.size() - 4096; ++i)
            QCOMPARE(heard[i], file[i]);
        QCOMPARE(ui::heardPicture(hum.project(), hum.clip(), hum.clip().chosen(), &work)->ratio, 1.0);
        QCOMPARE(ui::heardPicture(hum.project(), hum.clip(), hum.clip().chosen(), nullptr)->ratio, 1.5);
        hum.session->undo();
        QVERIFY(!work.busy() && !work.isReady("none"));
    }

    void whatNobodyPlaysAnyMoreIsGivenUp()
    {
        Hum hum;
        hum.session->selectClips({hum.id});
        auto& work = ui::StretchWork::of(*hum.session);
        ui::StretchForm form(*hum.session);
        form.findChild<QDoubleSpinBox*>("stretchPercent")->setValue(400.0);
        const auto name = hum.soundName();
        QVERIFY(work.busy());
        hum.session->undo();
        while (work.busy())
            if (QSignalSpy changed(&work, &ui::StretchWork::changed); !changed.wait(20'000))
                QFAIL("it goes on");
        QVERIFY(!work.isReady(name) && hum.messages.isEmpty());
    }

    void whatCannotBeRenderedIsSaidOnce()
    {
        Hum hum;
        std::filesystem::remove(hum.session->mediaPath(*hum.project().assets.begin()->second));
        hum.session->selectClips({hum.id});
        ui::StretchForm form(*hum.session);
        form.findChild<QDoubleSpinBox*>("pitchSemitones")->setValue(3.0);
        auto& work = ui::StretchWork::of(*hum.session);
        while (work.busy())
            if (QSignalSpy changed(&work, &ui::StretchWork::changed); !changed.wait(20'000))
                QFAIL("it goes on");
        QCOMPARE(hum.messages.size(), 1);
        QVERIFY(hum.said().startsWith("'hum.wav' could not be stretched"));
        hum.session->apply("colour",
                           [&](const project::Project& now) { return edits::setClipColour(now, {hum.id}, 3); });
        QVERIFY(!work.busy() && hum.messages.isEmpty());
    }

    void numbersAndSwitches()
    {
        Hum hum;
        ui::StretchForm form(*hum.session);
        hum.session->selectClips({});
        QVERIFY(form.isHidden());
        ui::showStretch(*hum.session, nullptr);
        QVERIFY(hum.said().startsWith("Select a clip"));
        hum.session->selectClips({hum.id});
        QVERIFY(!form.isHidden());
        form.findChild<QDoubleSpinBox*>("pitchSemitones")->setValue(-3.0);
        form.findChild<QDoubleSpinBox*>("pitchCents")->setValue(-25.0);
        QCOMPARE(hum.clip().timePitch.semitones, -3.25);
        QCOMPARE(form.findChild<QDoubleSpinBox*>("pitchSemitones")->value(), -3.0);
        QCOMPARE(form.findChild<QDoubleSpinBox*>("pitchCents")->value(), -25.0);
        const auto switches = form.findChildren<QCheckBox*>();
        switches[0]->click();
        switches[1]->click();
        QVERIFY(hum.clip().timePitch.keepFormants);
        const double bpm = hum.clip().timePitch.songBpm;
        QVERIFY(bpm > 0.0);
        hum.session->apply("tempo", [&](const project::Project& now) { return edits::setTempo(now, {}, bpm / 2.0); });
        QCOMPARE(form.findChild<QDoubleSpinBox*>("stretchPercent")->value(), 200.0);
        hum.session->apply("lock",
                           [&](const project::Project& now) { return edits::setClipsLocked(now, {hum.id}, true); });
        QVERIFY(!form.findChild<QDoubleSpinBox*>("stretchPercent")->isEnabled() && !switches[1]->isEnabled());
        ui::showStretch(*hum.session, hum.view.get());
        auto* dialog = hum.view->findChild<QDialog*>("stretchDialog");
        QVERIFY(dialog && dialog->isVisible() && dialog->findChild<ui::StretchForm*>());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void whatIsDoneToItsSoundIsDoneToWhatIsHeard()
    {
        Hum hum;
        hum.session->selectClips({hum.id});
        ui::StretchForm form(*hum.session);
        form.findChild<QDoubleSpinBox*>("stretchPercent")->setValue(50.0);
        QVERIFY(hum.does(ui::normaliseSelected));
        QVERIFY(hum.rendered());
        QVERIFY(std::abs(loudest(hum.hear(1.0)) - std::pow(10.0, -0.05)) < 1e-4);
        QVERIFY(hum.does(ui::reverseSelected));
        QCOMPARE(hum.clip().takes.size(), std::size_t(2));
        QCOMPARE(hum.project()
                     .findAsset(std::get<project::AudioContent>(hum.clip().chosen().content).assetSha256)
                     ->frames.count,
                 2 * kRate);
        QCOMPARE(hum.clip().length.count, kRate);
    }
};

QTEST_MAIN(TestStretch)
#include "test_stretch.moc"
