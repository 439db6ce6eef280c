// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Painting and erasing, the drum grid and its rows.
#include "core/music/percussion.h"
#include "tests/gui/piano_roll_fixture.h"
#include "ui/pianoroll/note_actions.h"
#include "ui/pianoroll/note_brush.h"

using namespace melisma;
using base::Beats;
using tests::kSixteenth;
using tests::Roll;
using ui::RollState;

namespace {

void clear(Roll& song)
{
    ui::chooseAllNotes(song.state());
    ui::deleteNotes(song.state());
}

/// The drums' clip, of bars 3 to 6, without a note.
void emptyDrums(Roll& song)
{
    song.session->selectClips({song.clip(0, 1).id});
    clear(song);
}

constexpr std::int64_t kVerse = 8 * Beats::kTicksPerBeat; ///< where the clip begins

} // namespace

class TestNoteBrush : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void paintsARun()
    {
        Roll song;
        clear(song);
        const auto steps = song.steps();
        QTest::keyClick(&song.roll.canvas(), Qt::Key_D, Qt::ShiftModifier);
        QVERIFY(song.state().tool() == RollState::Tool::paint);
        song.drag(song.pointAt(kVerse + 2 * kSixteenth, 74), song.pointAt(kVerse + 7 * kSixteenth, 74));
        const auto run = song.notes();
        QCOMPARE(run.size(), std::size_t{6});
        for (std::size_t i = 0; i < run.size(); ++i) {
            QCOMPARE(run[i].start.ticks, static_cast<std::int64_t>(i + 2) * kSixteenth);
            QCOMPARE(run[i].length.ticks, kSixteenth);
            QCOMPARE(run[i].pitch, 74);
        }
        QCOMPARE(song.steps(), steps + 1);
        // Again over the same cells and one more: only that is added.
        song.drag(song.pointAt(kVerse + 2 * kSixteenth, 74), song.pointAt(kVerse + 8 * kSixteenth, 74));
        QCOMPARE(song.notes().size(), std::size_t{7});
    }

    /// Three cells up by as many half steps, to the left as to the right.
    void aSlopeIsARun()
    {
        const music::TempoMap map(120.0, {4, 4});
        const ui::RollRules rules{map, {240}, {}, {}, {3840}, true, {}, {}};
        for (const bool backwards : {false, true}) {
            ui::NoteBrush brush(ui::NoteBrush::Kind::paint, {}, 80, false);
            const ui::NoteDrag::Pointer low{{0}, 60};
            const ui::NoteDrag::Pointer high{{720}, 63};
            brush.paint(backwards ? high : low, backwards ? low : high, rules);
            std::vector<int> pitches;
            for (const auto& note : brush.change().added)
                pitches.push_back(note.pitch);
            QCOMPARE(pitches, (std::vector{60, 61, 62, 63}));
        }
    }

    void paintingKeepsToTheScale()
    {
        Roll song;
        clear(song);
        song.state().setScaleLock(true);
        song.state().setTool(RollState::Tool::paint);
        song.drag(song.pointAt(kVerse, 61), song.pointAt(kVerse + 8 * kSixteenth, 70));
        QVERIFY(song.notes().size() >= 8);
        for (const auto& note : song.notes())
            QVERIFY(song.state().scaleAt(note.start + Beats{kVerse}).test(static_cast<std::size_t>(note.pitch % 12)));
    }

    void eraserTakesWhatItMeets()
    {
        Roll song;
        const auto before = song.notes();
        const auto note = song.loneNote();
        QTest::keyClick(&song.roll.canvas(), Qt::Key_E);
        song.drag(song.pointOf(note) - QPoint(0, 2), song.pointOf(note) + QPoint(2, 2));
        QCOMPARE(song.notes().size(), before.size() - 1);
        QVERIFY(!song.has(note));
        song.press(song.pointOf(song.loneNote()));
        QTest::keyClick(&song.roll.canvas(), Qt::Key_Escape); // given up: nothing is gone
        song.release({});
        QCOMPARE(song.notes().size(), before.size() - 1);
        song.session->undo();
        QVERIFY(song.notes() == before);
    }

    void drumsShowTheUsualRows()
    {
        Roll song;
        emptyDrums(song);
        const auto& rows = song.state().rows();
        QVERIFY(rows.shows(36) && rows.shows(38) && rows.shows(42) && !rows.shows(60));
        const int usual = rows.count();
        QVERIFY(usual < 25);
        song.state().apply("maracas", {{}, {{{0}, {240}, 70}}, {}});
        QVERIFY(song.state().rows().shows(70)); // used: has a row
        song.state().setAllDrums(true);
        QCOMPARE(song.state().rows().count(), 47); // General MIDI's
        const auto frame = song.state().frame();
        for (int row = 0; row < frame.rows.count(); ++row) {
            const int pitch = frame.rows.pitchOf(row);
            QCOMPARE(frame.rows.rowOf(pitch), row);
            QCOMPARE(frame.pitchAt(frame.yOf(pitch) + 3), pitch);
        }
        song.session->selectClips({song.clip(2, 1).id});
        QVERIFY(song.state().rows().all());
    }

    void clickTogglesAHit()
    {
        Roll song;
        emptyDrums(song);
        song.state().setTool(RollState::Tool::draw);
        const auto click = [&](int step, int pitch) {
            QTest::mouseClick(&song.roll.canvas(), Qt::LeftButton, {}, song.pointAt(kVerse + step * kSixteenth, pitch));
        };
        click(0, 36);
        click(4, 38);
        QCOMPARE(song.notes().size(), std::size_t{2});
        QCOMPARE(song.notes()[1].pitch, 38);
        QCOMPARE(song.notes()[1].start.ticks, 4 * kSixteenth);
        click(0, 36);
        QCOMPARE(song.notes().size(), std::size_t{1});
        // A drag over free cells sets one hit in each.
        song.drag(song.pointAt(kVerse, 42), song.pointAt(kVerse + 3 * kSixteenth, 42));
        QCOMPARE(song.notes().size(), std::size_t{5});
    }

    /// From the snare's row one up is the next row that is shown, not the next half step.
    void drumsMoveByRows()
    {
        Roll song;
        emptyDrums(song);
        song.state().apply("snare", {{}, {{{0}, {240}, 39}}, {}});
        QTest::keyClick(&song.roll.canvas(), Qt::Key_Up);
        QCOMPARE(song.notes().front().pitch, 41); // 40, the electric snare, is neither used nor usual
        const auto note = song.notes().front();
        const QPoint from = song.pointOf(note);
        song.state().setTool(RollState::Tool::choose);
        song.drag(from, from + QPoint(0, song.state().frame().rowHeight));
        QCOMPARE(song.notes().front().pitch, 39);
    }
};

QTEST_MAIN(TestNoteBrush)
#include "test_note_brush.moc"
