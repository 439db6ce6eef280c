// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notes played one by one into the roll, and the lane of the pitch wheel.
#include "audio/midi/midi_desk.h"
#include "core/edits/edit_notes.h"
#include "core/music/controller.h"
#include "tests/gui/piano_roll_fixture.h"
#include "ui/pianoroll/controller_lane.h"
#include "ui/pianoroll/step_input.h"
#include "ui/record/midi_input.h"

#include <QComboBox>
#include <QPushButton>

using namespace melisma;
using base::Beats;
using tests::kSixteenth;
using tests::Roll;

namespace {

constexpr std::int64_t kVerse = 8 * Beats::kTicksPerBeat;
constexpr std::int64_t kLength = 16 * Beats::kTicksPerBeat;

struct Steps : Roll {
    Steps() : steps(ui::StepInput::of(state()))
    {
        session->apply("empty", [id = state().clip()->id, all = notes()](const project::Project& project) {
            return edits::removeNotes(project, id, all);
        });
        seek(kVerse + 960);
        QTest::keyClick(&roll.canvas(), Qt::Key_N);
    }
    void seek(std::int64_t ticks)
    {
        session->seek(session->project().tempoMap.framesAt({ticks}, session->project().sampleRate));
    }
    void send(const audio::LiveEvent& event) { emit ui::MidiInput::of(*session).played({event, 0, 0, false}); }
    void press(int pitch, int velocity = 100)
    {
        send({audio::EventKind::noteOn, static_cast<std::uint8_t>(pitch), static_cast<std::uint16_t>(velocity)});
    }
    void letGo(int pitch) { send({audio::EventKind::noteOff, static_cast<std::uint8_t>(pitch), 0}); }
    void strike(int pitch, int velocity = 100)
    {
        press(pitch, velocity);
        letGo(pitch);
    }
    void key(Qt::Key key) { QTest::keyClick(&roll.canvas(), key); }

    ui::StepInput& steps;
};

music::Note note(std::int64_t start, std::int64_t length, int pitch, int velocity = 100)
{
    return {Beats{start}, Beats{length}, pitch, velocity};
}

} // namespace

class TestStepInput : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void eachKeyIsAStepAndKeysTogetherAChord()
    {
        Steps roll;
        QVERIFY(roll.ready && roll.steps.on());
        QVERIFY(roll.roll.findChild<QPushButton*>("stepInput")->isChecked());
        const auto before = roll.session->history().position();
        roll.strike(60, 77);
        roll.press(64);
        roll.press(67);
        roll.letGo(64);
        roll.press(71); // still the same chord
        roll.letGo(67);
        roll.letGo(71);
        roll.strike(72);
        QVERIFY(roll.notes() ==
                (std::vector{note(960, kSixteenth, 60, 77), note(960 + kSixteenth, kSixteenth, 64),
                             note(960 + kSixteenth, kSixteenth, 67), note(960 + kSixteenth, kSixteenth, 71),
                             note(960 + 2 * kSixteenth, kSixteenth, 72)}));
        QCOMPARE(roll.steps.cursor(), Beats{kVerse + 960 + 3 * kSixteenth});
        QCOMPARE(roll.session->history().position(), before + 3); // one undo step each
    }

    void restTieAndBack()
    {
        Steps roll;
        roll.strike(60);
        roll.key(Qt::Key_Minus); // an eighth by now
        roll.key(Qt::Key_Period);
        roll.strike(62);
        QVERIFY(roll.notes() ==
                (std::vector{note(960, 2 * kSixteenth, 60), note(960 + 3 * kSixteenth, kSixteenth, 62)}));
        roll.key(Qt::Key_Comma); // takes 62 out, then the rest, then 60 with its tie
        QVERIFY(roll.notes() == std::vector{note(960, 2 * kSixteenth, 60)});
        QCOMPARE(roll.steps.cursor(), Beats{kVerse + 960 + 3 * kSixteenth});
        roll.key(Qt::Key_Comma);
        roll.key(Qt::Key_Comma);
        QVERIFY(roll.notes().empty());
        QCOMPARE(roll.steps.cursor(), Beats{kVerse + 960});
        roll.key(Qt::Key_Comma); // nothing is left to take: only back
        QCOMPARE(roll.steps.cursor(), Beats{kVerse + 960 - kSixteenth});
    }

    void theClipGrowsAndNothingIsWrittenBeforeIt()
    {
        Steps roll;
        roll.seek(kVerse + kLength - kSixteenth);
        roll.strike(60);
        QCOMPARE(roll.state().clip()->length.count, kLength);
        roll.strike(62);
        QCOMPARE(roll.state().clip()->length.count, kLength + kSixteenth);
        roll.session->undo();
        QCOMPARE(roll.state().clip()->length.count, kLength);
        roll.seek(0);
        QSignalSpy said(roll.session.get(), &ui::Session::message);
        roll.strike(60);
        QCOMPARE(roll.notes().size(), std::size_t{1});
        QCOMPARE(said.count(), 1);
    }

    void whileItIsOffKeysAreTheWindowsAndNothingIsWritten()
    {
        Steps roll;
        roll.key(Qt::Key_N);
        QVERIFY(!roll.steps.on());
        roll.strike(60);
        roll.key(Qt::Key_Period);
        QVERIFY(roll.notes().empty());
        QCOMPARE(roll.steps.cursor(), Beats{kVerse + 960});
    }

    /// The lane's ground is the middle, where there is no bend.
    void theWheelHasALane()
    {
        Steps roll;
        auto* choice = roll.roll.findChild<QComboBox*>("laneValue");
        choice->setCurrentIndex(choice->findData(music::kPitchBend));
        QCOMPARE(choice->currentText(), QString("Pitch bend"));
        emit choice->activated(choice->currentIndex());
        auto* lane = roll.roll.findChild<ui::ControllerLane*>();
        const auto bends = [&] {
            return std::get<project::NoteContent>(roll.state().clip()->chosen().content)->controllers;
        };
        const auto click = [&](std::int64_t ticks, int y) {
            QTest::mouseClick(lane, Qt::LeftButton, {},
                              QPoint(qRound(roll.state().frame().xOf({kVerse + ticks})) + 1, y));
        };
        click(960, 1);
        click(3 * 960, lane->height() / 2 + 1);
        click(6 * 960, lane->height() - 1);
        const auto drawn = bends();
        QCOMPARE(drawn.size(), std::size_t{3});
        QCOMPARE(drawn[0].value, 16383);
        QCOMPARE(drawn[1].value, music::kBendCentre);
        QCOMPARE(drawn[2].value, 0);
        for (const auto& bend : drawn)
            QCOMPARE(bend.controller, music::kPitchBend);
        lane->setFocus();
        QTest::keyClick(lane, Qt::Key_Left); // the last
        QTest::keyClick(lane, Qt::Key_Up);
        QCOMPARE(bends()[2].value, 16383 / 127);
    }
};

QTEST_MAIN(TestStepInput)
#include "test_step_input.moc"
