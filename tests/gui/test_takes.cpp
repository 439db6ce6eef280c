// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of takes under a lane: where they lie, what a click in them does, and what stays as it was.
#include "core/edits/add_take.h"
#include "core/edits/choose_take.h"
#include "tests/gui/timeline_fixture.h"
#include "ui/common/theme.h"
#include "ui/main_window/main_window.h"
#include "ui/timeline/timeline_metrics.h"

using namespace melisma;
using tests::TimelineFixture;
using Metrics = ui::TimelineMetrics;

namespace {

/// Three tracks of one clip each; the second one's clip has three takes and the first of them is chosen.
struct Song : TimelineFixture {
    project::TrackId trackId;
    project::ClipId clipId;

    Song()
    {
        for (int i = 0; i < 3; ++i)
            addClip(i);
        const auto& second = *session->project().tracks[1];
        trackId = second.id;
        clipId = second.clips[0]->id;
        const auto first = second.clips[0]->chosenTake;
        for (int i = 2; i <= 3; ++i)
            session->apply("Take", [&](const project::Project& project) {
                return edits::addTake(project, clipId, "Take " + std::to_string(i),
                                      project.findClip(clipId)->takes.front()->content, {});
            });
        session->apply("Choose",
                       [&](const project::Project& project) { return edits::chooseTake(project, clipId, first); });
    }
    void addClip(int number)
    {
        session->apply("Track", [number](const project::Project& project) -> base::Result<project::Project> {
            auto wider = edits::addTrack(project, project::TrackKind::instrument, "Track " + std::to_string(number));
            if (!wider)
                return wider;
            music::NoteSequence notes;
            notes.notes.push_back({{}, base::Beats::whole(1), 60, 90});
            notes.length = base::Beats::whole(8);
            return edits::addNoteClip(*wider, wider->tracks.back()->id, "Clip", notes, {}, {});
        });
    }
    const ui::Lane& lane(std::size_t index) { return state().layout().lanes()[index]; }
    const project::Clip& second() { return *session->project().findClip(clipId); }
    QPoint middleOf(int take) { return ui::takeRect(state().frame(), lane(1), second(), take).center().toPoint(); }
    project::TakeId take(std::size_t index) { return second().takes[index]->id; }
};

} // namespace

class TestTakes : public QObject {
    Q_OBJECT
private slots:
    void rowsLieUnderTheirLane()
    {
        Song f;
        const int height = f.state().layout().height();
        const int third = f.lane(2).top;
        f.state().toggleTakes(f.trackId);
        QVERIFY(f.state().takesShown(f.trackId));
        QCOMPARE(f.lane(1).takes, 3);
        QCOMPARE(f.lane(2).top, third + 3 * Metrics::takeHeight);
        QCOMPARE(f.state().layout().height(), height + 3 * Metrics::takeHeight);
        for (int y = f.lane(1).top; y < f.lane(2).top; ++y)
            QCOMPARE(f.state().layout().indexAt(y), 1); // the rows belong to the track
        for (int take = 0; take < 3; ++take) {
            const QRectF rect = ui::takeRect(f.state().frame(), f.lane(1), f.second(), take);
            QVERIFY(rect.top() >= f.lane(1).top + f.lane(1).height && rect.bottom() <= f.lane(1).bottom());
            QCOMPARE(rect.left(), ui::clipRect(f.state().frame(), f.lane(1), f.second()).left());
        }
        f.state().toggleTakes(f.trackId);
        QCOMPARE(f.state().layout().height(), height);
    }

    void aTrackWithoutTakesGetsNone()
    {
        Song f;
        const int height = f.state().layout().height();
        f.state().toggleTakes(f.session->project().tracks[0]->id);
        QCOMPARE(f.state().layout().height(), height);
    }

    void aClickChoosesAndUndoRestores()
    {
        Song f;
        f.state().toggleTakes(f.trackId);
        const auto start = f.session->project();
        for (const int take : {2, 1, 0}) {
            QTest::mouseClick(&f.lanes(), Qt::LeftButton, {}, f.middleOf(take));
            QCOMPARE(f.second().chosenTake, f.take(static_cast<std::size_t>(take)));
        }
        for (int i = 0; i < 3; ++i)
            f.session->undo();
        QVERIFY(f.session->project() == start);
    }

    void aDragInARowMovesNothing()
    {
        Song f;
        f.state().toggleTakes(f.trackId);
        const auto before = f.second().start;
        f.drag(f.middleOf(1), f.middleOf(1) + QPoint(60, 90));
        QVERIFY(!f.second().comp.empty());
        QVERIFY(f.second().start == before);
        QCOMPARE(f.session->project().trackOf(f.clipId)->id, f.trackId);
    }

    void thePictureShowsEveryTake()
    {
        Song f;
        f.state().toggleTakes(f.trackId);
        const QImage picture = f.lanes().grab().toImage();
        const auto colourAt = [&](int take) {
            const QRectF rect = ui::takeRect(f.state().frame(), f.lane(1), f.second(), take);
            return picture.pixelColor(QPoint(static_cast<int>(rect.left()) + 40, static_cast<int>(rect.top()) + 5));
        };
        QVERIFY(colourAt(0) != ui::theme().bg0);
        QVERIFY(colourAt(0) != colourAt(1)); // the chosen one stands out
        QCOMPARE(colourAt(1), colourAt(2));
    }

    void theKeyOpensThem()
    {
        Song f;
        ui::MainWindow window(*f.session);
        f.session->selectTrack(f.trackId);
        auto* view = window.findChild<ui::TimelineView*>();
        for (QAction* action : window.findChildren<QAction*>())
            if (action->shortcut() == QKeySequence(Qt::Key_T))
                action->trigger();
        QVERIFY(view->state().takesShown(f.trackId));
    }
};

QTEST_MAIN(TestTakes)
#include "test_takes.moc"
