// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse and the keys over a real session: what a person does and what becomes of the project.
#include "core/edits/add_take.h"
#include "core/edits/set_lane_view.h"
#include "tests/gui/timeline_song.h"
#include "ui/common/theme.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/selection_actions.h"

#include <QApplication>
#include <QMimeData>
#include <QScrollBar>

using namespace melisma;
using tests::kRate;
using tests::TimelineFixture;
using Song = tests::TimelineSong;

class TestTimelineGestures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void dragIsOneUndoStep();
    void escapeCancelsADrag();
    void shiftMovesFreely();
    void selectionByClickAndBand();
    void trimAtTheEdge();
    void splitDuplicateDelete();
    void takeChipChoosesATake();
    void clipMenu();
    void wheelScrollsAndZooms();
    void middleButtonPans();
    void rulerSeeks();
    void arrowsMoveTheSelection();
    void droppedFileLandsWhereItFell();
    void playheadDoesNotRepaintTheLanes();
    void pageTurnsWhilePlaying();
    void editsDuringADragAreSafe();
};

void TestTimelineGestures::dragIsOneUndoStep()
{
    Song song;
    QVERIFY(song.ready);
    const auto before = song.session->project();
    const auto steps = song.steps();
    const auto clip = song.clip(1, 1);
    const QPoint from = song.header(clip);
    song.drag(from, from + QPoint(150, 0), {}, false);
    QVERIFY2(song.session->project() == before, "nothing is edited before the button is released");
    QCOMPARE(song.state().shown().startOf(*song.state().shown().findClip(clip.id)),
             before.tempoMap.framesAt(base::Beats::whole(10), kRate));
    QTest::mouseRelease(&song.lanes(), Qt::LeftButton, {}, from + QPoint(150, 0));
    QCOMPARE(song.session->project().findClip(clip.id)->start.count, base::Beats::whole(10).ticks);
    QCOMPARE(song.steps(), steps + 1);
    song.session->undo();
    QVERIFY(song.session->project() == before);
}

void TestTimelineGestures::escapeCancelsADrag()
{
    Song song;
    const auto before = song.session->project();
    const auto steps = song.steps();
    const QPoint from = song.header(song.clip(0, 1));
    song.drag(from, from + QPoint(200, 95), {}, false);
    QTest::keyClick(&song.lanes(), Qt::Key_Escape);
    QTest::mouseRelease(&song.lanes(), Qt::LeftButton, {}, from + QPoint(200, 95));
    QVERIFY(song.session->project() == before);
    QVERIFY(song.state().shown() == before);
    QCOMPARE(song.steps(), steps);
}

void TestTimelineGestures::shiftMovesFreely()
{
    Song song;
    const auto clip = song.clip(0, 1);
    const QPoint from = song.header(clip);
    QTest::mousePress(&song.lanes(), Qt::LeftButton, {}, from);
    song.moveTo(from + QPoint(33, 0), Qt::ShiftModifier);
    QTest::mouseRelease(&song.lanes(), Qt::LeftButton, Qt::ShiftModifier, from + QPoint(33, 0));
    const auto& moved = *song.session->project().findClip(clip.id);
    const auto shift = song.session->project().startOf(moved) - song.session->project().startOf(clip);
    QVERIFY(qAbs(shift.count - 33 * 480) <= 30); // to the tick
}

void TestTimelineGestures::selectionByClickAndBand()
{
    Song song;
    const auto click = [&](std::size_t track, std::size_t index, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseClick(&song.lanes(), Qt::LeftButton, keys, song.header(song.clip(track, index)));
    };
    using Clips = std::set<project::ClipId>;
    const auto a = song.clip(0, 0).id;
    const auto b = song.clip(1, 0).id;
    click(0, 0);
    QCOMPARE(song.session->selectedClips(), Clips{a});
    QCOMPARE(song.session->selectedTrack(), song.track(0).id);
    click(1, 0, Qt::ControlModifier);
    QCOMPARE(song.session->selectedClips(), (Clips{a, b}));
    click(1, 0, Qt::ShiftModifier);
    QCOMPARE(song.session->selectedClips(), Clips{a});
    click(1, 0, Qt::ControlModifier);
    click(1, 0);
    QCOMPARE(song.session->selectedClips(), Clips{b});
    song.drag({200, 60}, {260, 150}, Qt::ControlModifier); // over the bodies of two intros
    QCOMPARE(song.session->selectedClips(), (Clips{a, b}));
    QTest::mouseClick(&song.lanes(), Qt::LeftButton, {}, QPoint(200, 500));
    QVERIFY(song.session->selectedClips().empty());
    QVERIFY(!song.session->selectedTrack());
}

void TestTimelineGestures::trimAtTheEdge()
{
    Song song;
    const auto clip = song.clip(2, 0); // 8 beats
    const QRectF rect = song.rectOf(clip);
    const QPoint edge(static_cast<int>(rect.right()) - 4, static_cast<int>(rect.bottom()) - 12);
    song.drag(edge, edge - QPoint(140, 0));
    QCOMPARE(song.session->project().findClip(clip.id)->length.count, base::Beats::whole(6).ticks);
    QCOMPARE(song.session->history().steps().back().label, std::string("Trim clip"));
}

void TestTimelineGestures::splitDuplicateDelete()
{
    Song song;
    const auto clip = song.clip(0, 0);
    song.session->selectClips({clip.id});
    song.session->seek(song.session->project().tempoMap.framesAt(base::Beats::whole(4), kRate));
    ui::splitSelected(*song.session);
    QCOMPARE(song.track(0).clips.size(), std::size_t{5});
    QCOMPARE(song.track(1).clips.size(), std::size_t{4}); // only what was chosen
    song.session->selectClips({song.clip(0, 0).id, song.clip(0, 1).id});
    ui::duplicateSelected(*song.session); // as a block of 8 beats
    QCOMPARE(song.track(0).clips.size(), std::size_t{7});
    std::set<std::int64_t> starts;
    for (const auto copy : song.session->selectedClips())
        starts.insert(song.session->project().findClip(copy)->start.count);
    QCOMPARE(starts, (std::set<std::int64_t>{base::Beats::whole(8).ticks, base::Beats::whole(12).ticks}));
    ui::deleteSelected(*song.session);
    QCOMPARE(song.track(0).clips.size(), std::size_t{5});
    QVERIFY(song.session->selectedClips().empty());
    ui::splitSelected(*song.session); // nothing chosen: every clip under the playhead
    QCOMPARE(song.track(1).clips.size(), std::size_t{5});
    QSignalSpy message(song.session.get(), &ui::Session::message);
    song.session->seek({kRate * 600});
    ui::splitSelected(*song.session);
    QCOMPARE(message.count(), 1);
}

void TestTimelineGestures::takeChipChoosesATake()
{
    Song song;
    const auto clip = song.clip(1, 1);
    QVERIFY(song.session->apply("take", [&](const project::Project& project) {
        return edits::addTake(project, clip.id, "Darker", clip.chosen().content, tests::machineMade());
    }));
    const auto parts = ui::clipParts(song.rectOf(song.clip(1, 1)), song.clip(1, 1), song.lanes().width());
    QCOMPARE(parts.takeText, QStringLiteral("Take 2 of 2"));
    QTest::mouseClick(&song.lanes(), Qt::LeftButton, {}, parts.takeChip.center().toPoint());
    QVERIFY(song.menu());
    QVERIFY(song.choose(QString::fromStdString(clip.takes[0]->name)));
    QCOMPARE(song.clip(1, 1).chosenTake, clip.chosenTake);
}

void TestTimelineGestures::clipMenu()
{
    Song song;
    const auto before = song.track(2).clips.size();
    const QPoint at = song.header(song.clip(2, 1));
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, song.lanes().mapToGlobal(at));
    QCoreApplication::sendEvent(&song.lanes(), &event);
    QCOMPARE(song.session->selectedClips(), std::set<project::ClipId>{song.clip(2, 1).id});
    QVERIFY(song.choose("Delete"));
    QCOMPARE(song.track(2).clips.size(), before - 1);
}

void TestTimelineGestures::wheelScrollsAndZooms()
{
    Song song;
    song.view->resize(700, 300);
    QTRY_VERIFY(song.state().viewport().height() < 300);
    song.wheel({0, -120}, {});
    QVERIFY(song.state().scrollY() > 0);
    QCOMPARE(song.state().scale().leftFrame, 0.0);
    song.wheel({0, -120}, Qt::ShiftModifier);
    QVERIFY(song.state().scale().leftFrame > 0);
    const auto before = song.state().scale();
    const auto under = before.frameAt(300);
    song.wheel({0, 120}, Qt::ControlModifier);
    QVERIFY(song.state().scale().framesPerPixel < before.framesPerPixel);
    QVERIFY(qAbs(song.state().scale().xOf(under) - 300) < 1);
    const int height = song.state().layout().height();
    song.wheel({120, 0}, Qt::AltModifier); // Qt turns the wheel while Alt is held
    QVERIFY(song.state().layout().height() > height);
    song.view->zoomToFit();
    QVERIFY(song.state().scale().xOf(song.session->project().length()) <= song.state().viewport().width());
    const double fit = song.state().scale().framesPerPixel;
    song.view->zoomIn();
    song.view->zoomOut();
    QVERIFY(qAbs(song.state().scale().framesPerPixel - fit) < fit * 1e-9);
}

void TestTimelineGestures::middleButtonPans()
{
    Song song;
    QTest::mousePress(&song.lanes(), Qt::MiddleButton, {}, {400, 100});
    song.moveTo({300, 100}, {});
    QTest::mouseRelease(&song.lanes(), Qt::MiddleButton, {}, {300, 100});
    QCOMPARE(song.state().scale().leftFrame, 100 * 480.0);
    song.moveTo({200, 100}, {});
    QCOMPARE(song.state().scale().leftFrame, 100 * 480.0);
}

void TestTimelineGestures::rulerSeeks()
{
    Song song;
    auto* ruler = song.view->findChild<ui::Ruler*>();
    QTest::mouseClick(ruler, Qt::LeftButton, {}, {250, 40});
    QCOMPARE(song.session->playhead(), base::Frames{250 * 480});
}

void TestTimelineGestures::arrowsMoveTheSelection()
{
    Song song;
    const auto chosen = [&] { return *song.session->selectedClips().begin(); };
    QTest::keyClick(&song.lanes(), Qt::Key_Right);
    QCOMPARE(chosen(), song.clip(0, 0).id);
    QTest::keyClick(&song.lanes(), Qt::Key_Right);
    QTest::keyClick(&song.lanes(), Qt::Key_Down);
    QCOMPARE(chosen(), song.clip(1, 1).id);
    QVERIFY(song.lanes().accessibleDescription().contains("Verse 1"));
    QVERIFY(song.lanes().accessibleDescription().contains("made by a machine"));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&song.lanes(), Qt::Key_Right);
    const double x =
        song.state().scale().xOf(song.session->project().startOf(*song.session->project().findClip(chosen())));
    QVERIFY2(x >= 0 && x < song.state().viewport().width(), "the chosen clip is brought into view");
}

void TestTimelineGestures::droppedFileLandsWhereItFell()
{
    Song song;
    QVERIFY(song.importSound("first.wav", 1.0, tests::sine(440, kRate, 0.5)));
    const auto* lane = song.state().layout().find(song.track(3).id);
    const double beat =
        song.state().scale().xOf(song.session->project().tempoMap.framesAt(base::Beats::whole(4), kRate));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(tests::q(song.path() / "first.wav"))});
    QSignalSpy changed(song.session.get(), &ui::Session::projectChanged);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&song.lanes(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(beat + 9, lane->top + 40), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&song.lanes(), &drop);
    QVERIFY(changed.wait(20000));
    QCOMPARE(song.track(3).clips.size(), std::size_t{2});
    QCOMPARE(song.session->project().startOf(song.clip(3, 1)),
             song.session->project().tempoMap.framesAt(base::Beats::whole(4), kRate));
}

void TestTimelineGestures::playheadDoesNotRepaintTheLanes()
{
    Song song;
    song.lanes().repaint();
    const int paints = song.lanes().paints();
    QVERIFY(paints > 0);
    for (int i = 1; i <= 20; ++i) {
        song.session->seek({i * 4800});
        song.lanes().repaint();
    }
    QCOMPARE(song.lanes().paints(), paints);
    song.session->selectClips({song.clip(0, 0).id});
    song.lanes().repaint();
    QCOMPARE(song.lanes().paints(), paints + 1);
}

void TestTimelineGestures::pageTurnsWhilePlaying()
{
    Song song;
    const int width = song.state().viewport().width();
    song.session->seek({(width - 10) * 480});
    QCOMPARE(song.state().scale().leftFrame, 0.0);
    song.session->seek({(width + 10) * 480});
    const double x = song.state().playheadX();
    QVERIFY(x >= 0 && x < width / 2.0);
}

void TestTimelineGestures::editsDuringADragAreSafe()
{
    Song song;
    const auto clip = song.clip(2, 1).id;
    const QPoint from = song.header(song.clip(2, 1));
    song.drag(from, from + QPoint(150, 0), {}, false);
    song.session->undo(); // the song goes away under the pointer
    QVERIFY(song.session->project().tracks.empty());
    song.lanes().repaint();
    song.moveTo(from + QPoint(200, 0), {});
    QTest::mouseRelease(&song.lanes(), Qt::LeftButton, {}, from + QPoint(200, 0));
    QVERIFY(!song.session->project().findClip(clip));
    QVERIFY(song.session->project().tracks.empty());
}

QTEST_MAIN(TestTimelineGestures)
#include "test_timeline_gestures.moc"
