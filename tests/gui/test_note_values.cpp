// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lane under the notes: velocities and vibrato, drawn and dragged.
#include "tests/gui/piano_roll_fixture.h"
#include "ui/pianoroll/note_actions.h"
#include "ui/pianoroll/note_value_lane.h"

#include <QComboBox>

#include <algorithm>

using namespace melisma;
using tests::Roll;

class TestNoteValues : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void velocityLane()
    {
        Roll song;
        auto* lane = song.roll.findChild<ui::NoteValueLane*>();
        QVERIFY(lane);
        const auto note = song.notes().front();
        const int x = qRound(song.state().frame().rectOf(note).left()) + 1;
        QTest::mousePress(lane, Qt::LeftButton, {}, {x, 40});
        song.moveTo(*lane, {x, 8});
        QTest::mouseRelease(lane, Qt::LeftButton, {}, {x, 8});
        const auto louder = song.notes().front();
        QCOMPARE(louder.start, note.start);
        QVERIFY2(louder.velocity >= 115, qPrintable(QString::number(louder.velocity)));

        ui::chooseAllNotes(song.state());
        const auto before = song.notes();
        QTest::mousePress(lane, Qt::LeftButton, {}, {x, 20});
        song.moveTo(*lane, {x, 30});
        QTest::mouseRelease(lane, Qt::LeftButton, {}, {x, 30});
        const auto after = song.notes();
        const int by = after.back().velocity - before.back().velocity;
        QVERIFY(by < -15 && by > -30);
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i].velocity, std::clamp(before[i].velocity + by, 1, 127));
    }

    /// The lane as one of vibrato: what a note does not say itself stands at the singer's usual depth.
    void vibratoLane()
    {
        Roll song;
        auto* lane = song.roll.findChild<ui::NoteValueLane*>();
        auto* choice = song.roll.findChild<QComboBox*>("laneValue");
        QVERIFY(lane && choice && choice->isEnabled());
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        QVERIFY(song.state().laneValue() == ui::NoteValue::vibrato);
        const auto note = song.notes().front();
        QCOMPARE(note.vibrato, music::Note::kSingersVibrato);
        QCOMPARE(ui::valueOf(note, ui::NoteValue::vibrato), 25);
        const int x = qRound(song.state().frame().rectOf(note).left()) + 1;
        QTest::mousePress(lane, Qt::LeftButton, {}, {x, 40});
        song.moveTo(*lane, {x, 34}); // half of the 56 px between bottom and top
        QTest::mouseRelease(lane, Qt::LeftButton, {}, {x, 34});
        QCOMPARE(song.notes().front().vibrato, 50);
        QCOMPARE(song.notes().front().velocity, note.velocity);
        song.state().choose({});
        QTest::mousePress(lane, Qt::LeftButton, {}, {x, 60});
        song.moveTo(*lane, {x, 90}); // below the bottom: none
        QTest::mouseRelease(lane, Qt::LeftButton, {}, {x, 90});
        QCOMPARE(song.notes().front().vibrato, 0);
        QTest::mouseDClick(lane, Qt::LeftButton, {}, {x, 40});
        QCOMPARE(song.notes().front(), note);

        ui::chooseAllNotes(song.state());
        ui::setVibrato(song.state(), 60);
        QVERIFY(std::ranges::all_of(song.notes(), [](const auto& each) { return each.vibrato == 60; }));
        song.session->undo();
        QCOMPARE(song.notes().front(), note);
    }
};

QTEST_MAIN(TestNoteValues)
#include "test_note_values.moc"
