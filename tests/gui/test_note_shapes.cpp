// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to chosen notes as a whole, by keys, menus and dialogs.
#include "tests/gui/piano_roll_fixture.h"
#include "ui/pianoroll/note_actions.h"
#include "ui/pianoroll/preview_dialog.h"
#include "ui/pianoroll/shape_actions.h"

#include <QCheckBox>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

using namespace melisma;
using base::Beats;
using tests::kSixteenth;
using tests::Roll;

namespace {

void put(Roll& song, std::vector<music::Note> notes)
{
    ui::chooseAllNotes(song.state());
    ui::deleteNotes(song.state());
    song.state().apply("add", {{}, std::move(notes), {}});
}

template <class Dialog>
Dialog* opened(Roll& song)
{
    return song.roll.findChild<Dialog*>();
}

} // namespace

class TestNoteShapes : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void splitsAndJoins()
    {
        Roll song;
        const music::Note whole{{0}, {4 * kSixteenth}, 64, 90, "mel-"};
        put(song, {whole, {{0}, {kSixteenth}, 60}});
        const auto steps = song.steps();
        const auto& project = song.session->project();
        const Beats at{song.state().frame().shift().ticks + 2 * kSixteenth};
        song.session->seek(project.tempoMap.framesAt(at, project.sampleRate));
        QTest::keyClick(&song.roll.canvas(), Qt::Key_S); // the short note is over by then
        QVERIFY(song.has({{0}, {2 * kSixteenth}, 64, 90, "mel-"}));
        QVERIFY(song.has({{2 * kSixteenth}, {2 * kSixteenth}, 64, 90, "_"}));
        QCOMPARE(song.notes().size(), std::size_t{3});
        QCOMPARE(song.state().chosen().size(), std::size_t{2});
        QTest::keyClick(&song.roll.canvas(), Qt::Key_J, Qt::ControlModifier);
        QVERIFY(song.has(whole));
        QCOMPARE(song.steps(), steps + 2);
        QTest::keyClick(&song.roll.canvas(), Qt::Key_J, Qt::ControlModifier); // nothing to join: no step
        QCOMPARE(song.steps(), steps + 2);
    }

    void keysShape()
    {
        Roll song;
        put(song, {{{0}, {100}, 60}, {{480}, {100}, 64}});
        auto& canvas = song.roll.canvas();
        QTest::keyClick(&canvas, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(song.has({{0}, {480}, 60}));
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(song.has({{0}, {240}, 60}) && song.has({{480}, {50}, 64}));
        QTest::keyClick(&canvas, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&canvas, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(song.has({{100}, {480}, 60}) && song.has({{0}, {100}, 64}));
        QTest::keyClick(&canvas, Qt::Key_I);
        QVERIFY(song.has({{100}, {480}, 64}) && song.has({{0}, {100}, 60}));
        QTest::keyClick(&canvas, Qt::Key_Up, Qt::AltModifier); // A minor, over the verse's chords: C to D, E to F
        QVERIFY(song.has({{100}, {480}, 65}) && song.has({{0}, {100}, 62}));
    }

    /// A note doubled again and again ends with the clip.
    void lengthsStayInTheClip()
    {
        Roll song;
        put(song, {{{kSixteenth}, {kSixteenth}, 60}});
        for (int i = 0; i < 12; ++i)
            ui::scaleLengths(song.state(), 2, 1);
        const auto note = song.notes().front();
        QCOMPARE((note.start + note.length).ticks, song.clip(2, 1).length.count);
    }

    void quantiseShowsBeforeItActs()
    {
        Roll song;
        const music::Note loose{{kSixteenth + 30}, {200}, 60};
        put(song, {loose});
        song.state().choose({});
        const auto steps = song.steps();
        QTest::keyClick(&song.roll.canvas(), Qt::Key_Q, Qt::ShiftModifier);
        auto* dialog = opened<ui::QuantiseDialog>(song);
        QVERIFY(dialog);
        QCOMPARE(song.state().notes().front().start.ticks, kSixteenth);
        dialog->findChild<QSpinBox*>("swing")->setValue(60); // 240 + 0.6 * 80
        QCOMPARE(song.state().notes().front().start.ticks, kSixteenth + 48);
        dialog->findChild<QSpinBox*>("strength")->setValue(50);
        QCOMPARE(song.state().notes().front().start.ticks, kSixteenth + 39);
        QVERIFY(song.has(loose));
        dialog->reject();
        QVERIFY(song.state().notes() == std::vector{loose});
        QCOMPARE(song.steps(), steps);
        QCOMPARE(song.state().quantise().swing, 0.0); // what was cancelled is not remembered

        QTest::keyClick(&song.roll.canvas(), Qt::Key_Q, Qt::ShiftModifier);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        dialog = opened<ui::QuantiseDialog>(song);
        dialog->findChild<QCheckBox*>("ends")->setChecked(true);
        dialog->findChild<QSpinBox*>("swing")->setValue(100);
        dialog->accept();
        QVERIFY(song.has({{kSixteenth + 80}, {160}, 60})); // from the swung line to the straight one
        QCOMPARE(song.steps(), steps + 1);
        QCOMPARE(song.state().quantise().swing, 1.0); // Q does the same again
    }

    void humaniseThrowsAgain()
    {
        Roll song;
        const auto before = song.notes();
        QTest::keyClick(&song.roll.canvas(), Qt::Key_H);
        auto* dialog = opened<ui::HumaniseDialog>(song);
        QVERIFY(dialog);
        const auto first = song.state().notes();
        QVERIFY(first != before);
        QTest::mouseClick(dialog->findChild<QPushButton*>("again"), Qt::LeftButton);
        QVERIFY(song.state().notes() != first);
        dialog->findChild<QSpinBox*>("timing")->setValue(0);
        dialog->findChild<QSpinBox*>("velocity")->setValue(0);
        QVERIFY(song.state().notes() == before);
        dialog->findChild<QSpinBox*>("timing")->setValue(50);
        dialog->accept();
        const auto after = song.notes();
        QCOMPARE(after.size(), before.size());
        for (const auto& note : after)
            QVERIFY(note.start >= Beats{} && note.start.ticks < song.clip(2, 1).length.count);
        song.session->undo();
        QVERIFY(song.notes() == before);
    }

    void menuListsWhatKeysDo()
    {
        Roll song;
        QMenu menu;
        song.roll.canvas().fillChangeMenu(menu);
        int entries = 0;
        for (const QAction* action : menu.actions())
            if (!action->isSeparator()) {
                QVERIFY(action->text().contains(u'\t'));
                ++entries;
            }
        QCOMPARE(entries, 11);
    }
};

QTEST_MAIN(TestNoteShapes)
#include "test_note_shapes.moc"
