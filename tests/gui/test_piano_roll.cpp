// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The piano roll's mouse and keys over a real session, and what becomes of the notes.
#include "core/edits/quantise_notes.h"
#include "tests/gui/piano_roll_fixture.h"
#include "ui/pianoroll/note_actions.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

using namespace melisma;
using base::Beats;
using tests::kSixteenth;
using tests::Roll;
using tests::TimelineFixture;
using ui::RollState;

class TestPianoRoll : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void showsTheChosenClip();
    void drawsANote();
    void doubleClickDraws();
    void doubleClickOnADrumDeletes();
    void movesNotes();
    void shiftMovesFreely();
    void controlCopies();
    void edgesChangeLengths();
    void nothingLeavesTheClip();
    void escapeCancels();
    void bandChooses();
    void keys();
    void quantiseDrawsToTheGrid();
    void scaleHoldsNotes();
    void drumsHaveNoScale();
    void undoBringsAllBack();
    void emptyStateAddsAClip();
    void followsTheProject();
};

void TestPianoRoll::showsTheChosenClip()
{
    Roll song;
    QVERIFY(song.ready);
    QVERIFY(song.state().clip());
    QCOMPARE(song.state().clip()->id, song.clip(2, 1).id);
    const auto first = song.notes().front();
    QVERIFY(song.roll.canvas().rect().contains(song.pointOf(first)));
    song.session->selectClips({});
    QVERIFY(song.state().clip()); // stays until another clip is chosen
    song.session->selectClips({song.clip(1, 1).id});
    QCOMPARE(song.state().clip()->id, song.clip(1, 1).id);
}

void TestPianoRoll::drawsANote()
{
    Roll song;
    song.state().setTool(RollState::Tool::draw);
    const auto before = song.notes().size();
    const std::int64_t bar3 = 8 * Beats::kTicksPerBeat;
    const auto start = bar3 + 5 * kSixteenth;
    song.drag(song.pointAt(start, 74), song.pointAt(start + 4 * kSixteenth, 74));
    QCOMPARE(song.notes().size(), before + 1);
    const auto drawn = song.state().chosen();
    QCOMPARE(drawn.size(), std::size_t{1});
    QCOMPARE(drawn[0].pitch, 74);
    QCOMPARE(drawn[0].start.ticks, 5 * kSixteenth);
    QCOMPARE(drawn[0].length.ticks, 4 * kSixteenth);
    const auto& edits = song.clip(2, 1).chosen().provenance.humanEdits;
    QCOMPARE(edits.size(), std::size_t{1}); // the record says that a person changed the notes
}

void TestPianoRoll::doubleClickDraws()
{
    Roll song;
    const auto before = song.notes();
    const QPoint at = song.pointAt(8 * Beats::kTicksPerBeat + 2 * kSixteenth, 75);
    QTest::mouseDClick(&song.roll.canvas(), Qt::LeftButton, {}, at);
    song.release(at);
    QCOMPARE(song.notes().size(), before.size() + 1);
}

void TestPianoRoll::doubleClickOnADrumDeletes()
{
    Roll song;
    song.session->selectClips({song.clip(0, 1).id});
    const auto before = song.notes();
    const auto note = song.loneNote();
    song.state().reveal(note);
    QTest::mouseDClick(&song.roll.canvas(), Qt::LeftButton, {}, song.pointOf(note));
    song.release(song.pointOf(note));
    QCOMPARE(song.notes().size(), before.size() - 1);
    QVERIFY(!song.has(note));
}

void TestPianoRoll::movesNotes()
{
    Roll song;
    const auto note = song.loneNote();
    const auto steps = song.steps();
    const QPoint from = song.pointOf(note);
    const auto frame = song.state().frame();
    const double sixteenth = frame.xOf({kSixteenth}) - frame.xOf({});
    song.drag(from, from + QPoint(qRound(sixteenth * 2.2), -3 * frame.rowHeight));
    music::Note moved = note;
    moved.start += Beats{2 * kSixteenth};
    moved.pitch += 3;
    QVERIFY(song.has(moved));
    QVERIFY(!song.has(note));
    QCOMPARE(song.steps(), steps + 1);
}

void TestPianoRoll::shiftMovesFreely()
{
    Roll song;
    const auto note = song.loneNote();
    const QPoint from = song.pointOf(note);
    song.press(from);
    song.moveTo(song.roll.canvas(), from + QPoint(9, 0));
    song.moveTo(song.roll.canvas(), from + QPoint(9, 0), Qt::ShiftModifier);
    song.release(from + QPoint(9, 0), Qt::ShiftModifier);
    const auto after = song.state().chosen().front();
    const auto frame = song.state().frame();
    const double pixels = frame.xOf(after.start) - frame.xOf(note.start);
    QVERIFY2(std::abs(pixels - 9.0) < 1.0, qPrintable(QString::number(pixels)));
    QVERIFY((after.start.ticks % kSixteenth) != 0);
}

void TestPianoRoll::controlCopies()
{
    Roll song;
    const auto note = song.loneNote();
    const auto before = song.notes().size();
    const QPoint from = song.pointOf(note);
    const int row = song.state().frame().rowHeight;
    song.press(from);
    song.moveTo(song.roll.canvas(), from + QPoint(0, -12 * row), Qt::ControlModifier);
    song.release(from + QPoint(0, -12 * row), Qt::ControlModifier);
    QCOMPARE(song.notes().size(), before + 1);
    QVERIFY(song.has(note));
    QCOMPARE(song.state().chosen().front().pitch, note.pitch + 12);
}

void TestPianoRoll::edgesChangeLengths()
{
    Roll song;
    const auto note = song.loneNote();
    const auto rect = song.state().frame().rectOf(note);
    const QPoint end(static_cast<int>(rect.right()) - 2, static_cast<int>(rect.center().y()));
    const auto frame = song.state().frame();
    const int far = qRound(frame.xOf({4 * kSixteenth}) - frame.xOf({}));
    song.drag(end, end + QPoint(far, 0));
    const auto longer = song.state().chosen().front();
    QCOMPARE(longer.start, note.start);
    QVERIFY(longer.length > note.length);
    QCOMPARE((longer.start + longer.length).ticks % kSixteenth, std::int64_t{0});

    const auto grown = song.state().frame().rectOf(longer);
    const QPoint begin(static_cast<int>(grown.left()) + 2, static_cast<int>(grown.center().y()));
    song.drag(begin, begin + QPoint(far / 4, 0));
    const auto shorter = song.state().chosen().front();
    QCOMPARE(shorter.start.ticks, longer.start.ticks + kSixteenth);
    QCOMPARE(shorter.start + shorter.length, longer.start + longer.length);
}

void TestPianoRoll::nothingLeavesTheClip()
{
    Roll song;
    const auto& clip = song.clip(2, 1);
    ui::chooseAllNotes(song.state());
    const auto note = song.notes().front();
    song.drag(song.pointOf(note), song.pointOf(note) + QPoint(-900, 3000));
    for (const auto& each : song.notes()) {
        QVERIFY(each.start >= Beats{});
        QVERIFY(each.pitch >= 0 && each.pitch <= 127);
    }
    ui::chooseAllNotes(song.state());
    const auto last = song.notes().back();
    song.drag(song.pointOf(last), song.pointOf(last) + QPoint(5000, 0));
    for (const auto& each : song.notes())
        QVERIFY(each.start < Beats{clip.length.count});
}

void TestPianoRoll::escapeCancels()
{
    Roll song;
    const auto before = song.notes();
    const auto steps = song.steps();
    const QPoint from = song.pointOf(song.loneNote());
    song.press(from);
    song.moveTo(song.roll.canvas(), from + QPoint(80, 40));
    QVERIFY(song.state().notes() != before); // shown while it goes on
    QTest::keyClick(&song.roll.canvas(), Qt::Key_Escape);
    QVERIFY(song.state().notes() == before);
    song.release(from + QPoint(80, 40));
    QVERIFY(song.notes() == before);
    QCOMPARE(song.steps(), steps);
}

void TestPianoRoll::bandChooses()
{
    Roll song;
    const auto all = song.notes();
    const auto frame = song.state().frame();
    QRectF around;
    for (const auto& note : all)
        if (note.start < Beats::whole(4))
            around |= frame.rectOf(note);
    song.drag(around.topLeft().toPoint() - QPoint(4, 4), around.bottomRight().toPoint() + QPoint(1, 1));
    const auto first = std::ranges::count_if(all, [](const auto& note) { return note.start < Beats::whole(4); });
    QCOMPARE(static_cast<std::ptrdiff_t>(song.state().chosen().size()), first);
    QTest::keyClick(&song.roll.canvas(), Qt::Key_Delete);
    QCOMPARE(static_cast<std::ptrdiff_t>(song.notes().size()), static_cast<std::ptrdiff_t>(all.size()) - first);
}

void TestPianoRoll::keys()
{
    Roll song;
    const auto note = song.loneNote();
    song.state().choose({note});
    auto& canvas = song.roll.canvas();
    QTest::keyClick(&canvas, Qt::Key_Right);
    QTest::keyClick(&canvas, Qt::Key_Up);
    QTest::keyClick(&canvas, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
    const music::Note expected{note.start + Beats{kSixteenth}, note.length + Beats{kSixteenth}, note.pitch + 13,
                               note.velocity};
    QVERIFY(song.has(expected));
    QTest::keyClick(&canvas, Qt::Key_D);
    QVERIFY(song.state().tool() == RollState::Tool::draw);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QVERIFY(song.state().chosen().empty());
    QTest::keyClick(&canvas, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(song.state().chosen().size(), song.notes().size());
}

void TestPianoRoll::quantiseDrawsToTheGrid()
{
    Roll song;
    const auto id = song.clip(2, 1).id;
    music::Note loose{{kSixteenth + 50}, {100}, 99, 80};
    ui::NoteChange change;
    change.added = {loose};
    song.state().apply("add", change);
    auto* strength = song.roll.findChildren<QSpinBox*>().front();
    strength->setValue(50);
    QTest::keyClick(&song.roll.canvas(), Qt::Key_Q);
    loose.start = Beats{kSixteenth + 25};
    QVERIFY(song.has(loose));
    QVERIFY(song.state().isChosen(loose)); // goes on with the same notes
    strength->setValue(100);
    QTest::keyClick(&song.roll.canvas(), Qt::Key_Q);
    loose.start = Beats{kSixteenth};
    QVERIFY(song.has(loose));

    song.state().choose({});
    song.session->apply("ends", [id](const project::Project& project) {
        return edits::quantiseNotes(project, id, {}, {Beats{2 * kSixteenth}, 1.0, 0.0, true, true});
    });
    for (const auto& note : song.notes()) {
        QCOMPARE(note.start.ticks % (2 * kSixteenth), std::int64_t{0});
        QCOMPARE(note.length.ticks % (2 * kSixteenth), std::int64_t{0});
        QVERIFY(note.length.ticks > 0);
    }
    const auto refused = edits::quantiseNotes(song.session->project(), id, {}, {Beats{0}});
    QVERIFY(!refused);
}

void TestPianoRoll::scaleHoldsNotes()
{
    Roll song;
    song.state().setScaleLock(true);
    song.state().setTool(RollState::Tool::draw);
    const std::int64_t verse = 8 * Beats::kTicksPerBeat;
    // Bar 3 has G13 and bar 4 Cmaj7 in A minor: no black key fits either.
    for (int pitch = 68; pitch < 80; ++pitch) {
        const QPoint at = song.pointAt(verse + (pitch - 68) * kSixteenth, pitch);
        QTest::mouseClick(&song.roll.canvas(), Qt::LeftButton, {}, at);
        const int drawn = song.state().chosen().front().pitch;
        QVERIFY2(music::Key::parse("A minor")->contains(drawn % 12), qPrintable(QString::number(drawn)));
        QVERIFY(std::abs(drawn - pitch) <= 1);
    }
    // Over E7 the raised seventh fits, and G does not.
    song.session->apply("chords", [verse](const project::Project& project) {
        project::Project changed = project;
        changed.chords = {{Beats{verse}, Beats::whole(16), *music::Chord::parse("E7")}};
        return base::Result<project::Project>(changed);
    });
    QVERIFY(song.state().scaleAt({verse}).test(8));
    QVERIFY(!song.state().scaleAt({verse}).test(7));
    QVERIFY(song.state().scaleAt({verse - 1}).test(7)); // before the chord: the key's own scale
}

void TestPianoRoll::drumsHaveNoScale()
{
    Roll song;
    song.session->selectClips({song.clip(0, 1).id});
    song.state().setScaleLock(true);
    QVERIFY(song.state().isDrums());
    QVERIFY(!song.state().rules().scaleAt);
    const auto buttons = song.roll.findChildren<QPushButton*>();
    const auto scale = std::ranges::find(buttons, QStringLiteral("Scale"), &QPushButton::text);
    QVERIFY(scale != buttons.end());
    QVERIFY(!(*scale)->isEnabled());
}

void TestPianoRoll::undoBringsAllBack()
{
    Roll song;
    const auto start = song.notes();
    ui::chooseAllNotes(song.state());
    ui::transposeOctave(song.state(), 1);
    ui::nudgeNotes(song.state(), 1); // refused: the last note would leave the clip, or moves
    ui::lengthenNotes(song.state(), 2);
    ui::setVelocity(song.state(), 33);
    ui::setVelocity(song.state(), 44); // folded into the step before
    ui::quantiseNotes(song.state(), {song.state().grid(), 0.7});
    ui::deleteNotes(song.state());
    QVERIFY(song.notes().empty());
    while (song.session->history().canUndo() && song.steps() > 1)
        song.session->undo();
    QVERIFY(song.notes() == start);
}

void TestPianoRoll::emptyStateAddsAClip()
{
    TimelineFixture fixture;
    ui::PianoRoll roll(*fixture.session);
    roll.resize(900, 300);
    roll.show();
    QVERIFY(QTest::qWaitForWindowExposed(&roll));
    auto* add = roll.findChild<QPushButton*>(QString(), Qt::FindChildrenRecursively);
    const auto buttons = roll.findChildren<QPushButton*>();
    for (auto* button : buttons)
        if (button->text() == QStringLiteral("Add an empty clip"))
            add = button;
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(roll.state().clip());
    QCOMPARE(fixture.session->project().tracks.size(), std::size_t{1});
    QCOMPARE(roll.state().clip()->length.count, std::int64_t{16 * Beats::kTicksPerBeat});
    QVERIFY(roll.state().clip()->chosen().provenance.origin == project::Origin::humanCreated);
    QCOMPARE(fixture.session->history().position(), std::size_t{1});
}

void TestPianoRoll::followsTheProject()
{
    Roll song;
    const auto note = song.loneNote();
    song.state().choose({note});
    ui::deleteNotes(song.state());
    QVERIFY(song.state().chosen().empty());
    song.session->undo();
    QVERIFY(song.has(note));
    while (song.session->history().canUndo())
        song.session->undo(); // before there was a song
    QVERIFY(!song.state().clip());
    song.roll.grab(); // paints without a clip
}

QTEST_MAIN(TestPianoRoll)
#include "test_piano_roll.moc"
