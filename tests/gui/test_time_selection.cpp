// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Time that is drawn over the lanes, and what is done to it: by mouse, and by the actions of the menus.
#include "core/edits/mark_clips.h"
#include "core/edits/set_fades.h"
#include "core/project/crossfade.h"
#include "tests/gui/timeline_song.h"
#include "ui/common/edit_modes.h"
#include "ui/common/theme.h"
#include "ui/timeline/clip_menu.h"
#include "ui/timeline/selection_actions.h"

using namespace melisma;
using base::Beats;
using tests::kRate;

namespace {

using Snap = ui::EditModes::Snap;

struct Song : tests::TimelineSong {
    Song() { modes().setSnap(Snap::grid); }
    ~Song()
    {
        modes().setSnap(Snap::grid);
        modes().setRipple(edits::Ripple::off);
    }
    ui::EditModes& modes() { return session->editModes(); }
    const project::Project& project() const { return session->project(); }
    base::Frames beat(double at) const { return project().tempoMap.framesAt(Beats::of(at), kRate); }
    int x(double beat) const { return static_cast<int>(std::lround(view->state().scale().xOf(this->beat(beat)))); }
    int y(std::size_t lane) { return static_cast<int>(rectOf(clip(lane, 0)).bottom()) - 12; }

    void selectBeats(double from, double to, std::size_t firstLane, std::size_t lastLane)
    {
        drag({x(from) + 15, y(firstLane)}, {x(to) - 3, y(lastLane)});
    }
    project::Stretch stretch(double from, double to) const { return {beat(from), beat(to)}; }
};

} // namespace

class TestTimeSelection : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void drawnOverTheLanes()
    {
        Song song;
        QVERIFY(song.ready);
        song.selectBeats(2, 6, 0, 1);
        const auto& time = song.session->timeSelection();
        QVERIFY(time.stretch == song.stretch(2, 6));
        QCOMPARE(time.tracks, (std::set{song.track(0).id, song.track(1).id}));
        QVERIFY(song.session->selectedClips().empty());
        // Shift and a click move the nearer end, and take the lane in.
        QTest::mouseClick(&song.lanes(), Qt::LeftButton, Qt::ShiftModifier, {song.x(7) + 2, song.y(2)});
        QVERIFY(song.session->timeSelection().stretch == song.stretch(2, 7));
        QCOMPARE(song.session->timeSelection().tracks.size(), std::size_t(3));
        // A clip that is chosen ends it, and the other way round.
        QTest::mouseClick(&song.lanes(), Qt::LeftButton, {}, song.header(song.clip(0, 0)));
        QVERIFY(song.session->timeSelection().isEmpty());
        QCOMPARE(song.session->selectedClips().size(), std::size_t(1));
        song.selectBeats(1, 3, 2, 2);
        QVERIFY(song.session->selectedClips().empty());
        QTest::keyClick(&song.lanes(), Qt::Key_Escape);
        QVERIFY(song.session->timeSelection().isEmpty());
    }

    void escapeBringsTheOldOneBack()
    {
        Song song;
        song.selectBeats(2, 4, 0, 0);
        const auto before = song.session->timeSelection();
        song.drag({song.x(5), song.y(1)}, {song.x(7), song.y(1)}, {}, false);
        QVERIFY(song.session->timeSelection() != before);
        QTest::keyClick(&song.lanes(), Qt::Key_Escape);
        QVERIFY(song.session->timeSelection() == before);
        QTest::mouseRelease(&song.lanes(), Qt::LeftButton, {}, {song.x(7), song.y(1)});
    }

    void cutAndPastedItSoundsElsewhere()
    {
        Song song;
        const auto before = song.project();
        song.selectBeats(2, 6, 0, 1);
        ui::cutSelected(*song.session);
        QCOMPARE(song.track(0).clips.size(), before.tracks[0]->clips.size() + 1); // the intro in two pieces
        song.session->selectTrack(song.track(0).id);
        song.session->selectTime({});
        song.session->seek(song.beat(60));
        ui::paste(*song.session);
        QCOMPARE(song.session->selectedClips().size(), std::size_t(2));
        QVERIFY(song.session->selectedStretch() == song.stretch(60, 64));
        for (std::size_t lane : {0u, 1u}) {
            const auto& pasted = *song.track(lane).clips.back();
            QCOMPARE(pasted.offset.count, 2 * Beats::kTicksPerBeat);
            QVERIFY(pasted.chosen().content == before.tracks[lane]->clips.front()->chosen().content);
        }
        for (int i = 0; i < 2; ++i)
            song.session->undo();
        QVERIFY(song.project() == before);
    }

    void rippleModeIsWhatDeleteDoes()
    {
        Song song;
        const auto& verse = song.clip(1, 1);
        song.selectBeats(2, 4, 1, 1);
        ui::deleteSelected(*song.session);
        QCOMPARE(song.project().findClip(verse.id)->start, verse.start);
        song.session->undo();
        song.modes().setRipple(edits::Ripple::track);
        song.selectBeats(2, 4, 1, 1);
        ui::deleteSelected(*song.session);
        QCOMPARE(song.project().findClip(verse.id)->start.count, verse.start.count - 2 * Beats::kTicksPerBeat);
        QCOMPARE(song.clip(0, 1).start, verse.start);             // the other tracks stay
        QCOMPARE(ui::EditModes().ripple(), edits::Ripple::track); // kept over sessions
    }

    void pasteCanMakeRoom()
    {
        Song song;
        song.selectBeats(0, 4, 2, 2);
        ui::copySelected(*song.session);
        const auto verse = song.clip(2, 1).start;
        ui::paste(*song.session, true);
        QCOMPARE(song.clip(2, 2).start.count, verse.count + 4 * Beats::kTicksPerBeat);
        QCOMPARE(song.clip(1, 1).start, verse);
    }

    void duplicateTrimAndSplit()
    {
        Song song;
        song.selectBeats(8, 12, 0, 0);
        ui::duplicateSelected(*song.session);
        QVERIFY(song.session->selectedStretch() == song.stretch(12, 16));
        song.session->undo();
        song.selectBeats(9, 11, 0, 0);
        ui::trimToSelection(*song.session);
        QCOMPARE(song.clip(0, 1).start.count, 9 * Beats::kTicksPerBeat);
        QCOMPARE(song.clip(0, 1).length.count, 2 * Beats::kTicksPerBeat);
        song.session->undo();
        ui::splitSelected(*song.session);
        QCOMPARE(song.track(0).clips.size(), std::size_t(6));
        ui::joinSelected(*song.session);                      // all that the selection touches
        QCOMPARE(song.track(0).clips.size(), std::size_t(6)); // only one piece lies in it
        song.selectBeats(8, 20, 0, 0);
        ui::joinSelected(*song.session);
        QCOMPARE(song.track(0).clips.size(), std::size_t(4));
    }

    void snapToEventsOrNothing()
    {
        Song song;
        song.modes().setSnap(Snap::off);
        song.drag({301, song.y(0)}, {402, song.y(0)});
        QCOMPARE(song.session->timeSelection().stretch.start.count, 301 * 480);
        song.modes().setSnap(Snap::events);
        song.drag({song.x(10), song.y(0)}, {song.x(8) + 7, song.y(0)});
        QVERIFY(song.session->timeSelection().stretch.start == song.beat(8)); // where a clip begins
        QCOMPARE(song.session->timeSelection().stretch.end.count, qint64(song.x(10)) * 480);
    }

    void groupsMoveTogetherAndLockedClipsDoNot()
    {
        Song song;
        const auto a = song.clip(0, 1).id, b = song.clip(2, 1).id;
        song.session->selectClips({a, b});
        ui::groupSelected(*song.session, true);
        QTest::mouseClick(&song.lanes(), Qt::LeftButton, {}, song.header(song.clip(1, 0)));
        QTest::mouseClick(&song.lanes(), Qt::LeftButton, {}, song.header(song.clip(0, 1)));
        QCOMPARE(song.session->selectedClips(), (std::set{a, b}));
        const QPoint from = song.header(song.clip(0, 1));
        song.drag(from, from + QPoint(143, 0)); // two beats
        QCOMPARE(song.project().findClip(b)->start.count, 10 * Beats::kTicksPerBeat);
        song.session->undo();
        ui::toggleLock(*song.session);
        const auto locked = song.project();
        QSignalSpy said(song.session.get(), &ui::Session::message);
        song.drag(from, from + QPoint(143, 0));
        QVERIFY(song.project() == locked);
        QVERIFY(said.count() == 1 && said.front().front().toString().contains("locked"));
        QTest::mouseClick(&song.lanes(), Qt::LeftButton, Qt::ControlModifier, song.header(song.clip(0, 1)));
        QVERIFY(song.session->selectedClips().empty()); // the whole group goes out of the selection
    }

    void gainByTheHandle()
    {
        Song song;
        QVERIFY(song.importSound("rain.wav", 6.0, tests::rain));
        const auto& clip = *song.session->project().tracks.back()->clips.front();
        song.session->selectClips({clip.id});
        const auto parts = ui::clipParts(song.rectOf(clip), clip, song.lanes().width());
        const QPoint handle = ui::gainHandle(parts, clip, song.lanes().width()).center().toPoint();
        QCOMPARE(song.lanes().hitAt(handle).zone, ui::ClipZone::gain);
        song.drag(handle, handle + QPoint(0, 30));
        QCOMPARE(song.project().findClip(clip.id)->gainDb, -6.0);
        song.drag(handle, handle - QPoint(0, 200));
        QCOMPARE(song.project().findClip(clip.id)->gainDb, project::kLoudestDb);
    }

    void clipsPushedIntoEachOtherCrossOver()
    {
        Song song;
        QVERIFY(song.importSound("rain.wav", 4.0, tests::rain));
        const auto id = song.project().tracks.back()->clips.front()->id;
        song.session->selectClips({id});
        ui::duplicateSelected(*song.session);
        const auto copy = *song.session->selectedClips().begin();
        song.modes().setSnap(Snap::off);
        const QPoint from = song.header(*song.project().findClip(copy));
        song.drag(from, from - QPoint(100, 0)); // a second
        const auto& track = *song.project().tracks.back();
        const auto left = project::soundingFades(song.project(), track, *track.findClip(id));
        const auto right = project::soundingFades(song.project(), track, *track.findClip(copy));
        QCOMPARE(left.out.count, qint64(kRate));
        QCOMPARE(right.in, left.out);
        QCOMPARE(track.findClip(copy)->fades.in.count, qint64(0)); // nothing is left when they are drawn apart
        song.drag(from - QPoint(100, 0), from + QPoint(300, 0));
        const auto& apart = *song.project().tracks.back();
        QCOMPARE(project::soundingFades(song.project(), apart, *apart.findClip(id)).out.count, qint64(0));
    }

    void menusOfTimeAndClips()
    {
        Song song;
        song.selectBeats(2, 6, 0, 0);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, {song.x(4), song.y(0)},
                                song.lanes().mapToGlobal(QPoint(song.x(4), song.y(0))));
        QCoreApplication::sendEvent(&song.lanes(), &asked);
        QVERIFY(song.choose("Take the time out of the song"));
        QCOMPARE(song.clip(1, 2).start.count, 4 * Beats::kTicksPerBeat); // behind the two pieces of the intro
        song.session->undo();
        QVERIFY(song.importSound("rain.wav", 4.0, tests::rain));
        const auto id = song.project().tracks.back()->clips.front()->id;
        song.session->selectClips({id});
        const std::unique_ptr<QMenu> menu(ui::makeClipMenu(*song.session, id, nullptr));
        for (QAction* action : menu->actions())
            if (action->text() == "Fade-in")
                for (QAction* shape : action->menu()->actions())
                    if (shape->text() == "Slow start")
                        shape->trigger();
        QCOMPARE(song.project().findClip(id)->fades.inShape, project::FadeShape::slow);
        QCOMPARE(song.project().findClip(id)->fades.outShape, project::FadeShape::equalPower);
    }

    void theEdgesGoToThePlayhead()
    {
        Song song;
        song.session->selectTrack(song.track(1).id);
        song.session->seek(song.beat(4));
        ui::setSelectionEdge(*song.session, false);
        QVERIFY(song.session->timeSelection().stretch.start == song.beat(4));
        song.session->seek(song.beat(9));
        ui::setSelectionEdge(*song.session, true);
        QVERIFY(song.session->timeSelection().stretch == song.stretch(4, 9));
        QCOMPARE(song.session->timeSelection().tracks, std::set{song.track(1).id});
        song.session->loopSelection();
        QVERIFY(song.project().loop.on && song.project().loop.start == Beats::whole(4));
    }
};

QTEST_MAIN(TestTimeSelection)
#include "test_time_selection.moc"
