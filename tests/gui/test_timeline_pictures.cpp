// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and the whole timeline as pictures. With MELISMA_SHOTS=<folder> the pictures are kept there.
#include "core/edits/set_fades.h"
#include "core/edits/set_track_mix.h"
#include "tests/gui/timeline_fixture.h"
#include "ui/common/theme.h"
#include "ui/spectrogram/tile_cache.h"
#include "ui/timeline/note_painter.h"
#include "ui/timeline/track_header.h"
#include "ui/waveform/peak_cache.h"

#include <QApplication>
#include <QPainter>

#include <chrono>

using namespace melisma;
using tests::kRate;
using tests::TimelineFixture;

namespace {

const QColor kInk(255, 0, 0);

QImage canvas(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::black);
    return image;
}

struct Demo : TimelineFixture {
    Demo()
    {
        view->resize(1100, 760);
        ready = addScore() && importSound("rain bed.wav", 30.0, tests::rain) &&
                importSound("old demo.wav", 26.0, tests::rain, {kRate * 3});
        ready = ready && session->apply("looks", [](const project::Project& start) {
            const auto id = [&start](std::size_t index) { return start.tracks[index]->id; };
            auto p = edits::setLaneView(start, id(4), project::LaneView::spectrogram);
            p = edits::setTrackMute(*p, id(2), true);
            p = edits::setTrackGain(*p, id(3), -14.0);
            p = edits::setTrackPan(*p, id(1), -0.3);
            p = edits::setFades(*p, start.tracks[3]->clips[0]->id, {{96000}, {60000}});
            return edits::addScoreAsTakes(*p, tests::demoScore(), tests::machineMade(), "Take 2");
        });
        session->seek({kRate * 17});
        session->selectTrack(track(1).id);
        session->selectClips({clip(1, 1).id});
    }
    bool ready = false;
};

QImage kept(QWidget& widget, const char* name)
{
    const QImage image = widget.grab().toImage();
    const QString folder = qEnvironmentVariable("MELISMA_SHOTS");
    if (!folder.isEmpty())
        image.save(folder + '/' + name + ".png");
    return image;
}

} // namespace

class TestTimelinePictures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void notesLieAtTheirPlace();
    void demo();
    void readingFollowsThePointer();
    void headersFitAtEveryHeight();
    void emptyProjectSaysWhatToDo();
    void manyClipsPaintQuickly();
};

void TestTimelinePictures::notesLieAtTheirPlace()
{
    TimelineFixture fixture;
    QVERIFY(fixture.addScore());
    const auto& clip = fixture.clip(0, 0);
    const auto& notes = *std::get<project::NoteContent>(clip.chosen().content);
    const auto range = ui::pitchRange(notes);
    QImage image = canvas(600, 80);
    QPainter painter(&image);
    const ui::TimeScale scale{480.0, 0.0};
    ui::paintNotes(painter, {image.rect(), scale, {}, {600 * 480}, kInk}, fixture.session->project(), clip);
    painter.end();
    const double row = 80.0 / (range.highest - range.lowest + 1);
    for (const auto& note : notes.notes) {
        const auto at = fixture.session->project().tempoMap.framesAt(note.start, kRate);
        const int x = static_cast<int>(scale.xOf(at)) + 3;
        const int y = static_cast<int>((range.highest - note.pitch + 0.5) * row);
        if (x < 590)
            QVERIFY(qRed(image.pixel(x, y)) > 100);
    }
    QCOMPARE(ui::pitchRange({}).highest - ui::pitchRange({}).lowest, 12);
}

void TestTimelinePictures::demo()
{
    Demo demo;
    QVERIFY(demo.ready);
    demo.lanes().repaint();
    QTRY_VERIFY_WITH_TIMEOUT(demo.view->tiles().loads() > 0 && demo.view->tiles().pending() == 0, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(demo.view->peaks().find(*demo.session->project().findAsset(
                                 std::get<project::AudioContent>(demo.clip(3, 0).chosen().content).assetSha256)),
                             20000);
    const QImage image = kept(*demo.view, "demo");
    const qreal ratio = demo.view->devicePixelRatioF();
    const auto pixel = [&](QPointF lane) {
        return image.pixelColor((QPointF(demo.lanes().mapTo(demo.view.get(), QPoint())) + lane).toPoint() * ratio);
    };
    const QRectF chosen = demo.rectOf(demo.clip(1, 1));
    QCOMPARE(pixel({chosen.left() + 60, chosen.top() + 1}), ui::theme().accent); // outline of the selection
    QCOMPARE(pixel({demo.state().playheadX() - 0.4, 500}), ui::theme().accent);
    const QRectF drums = demo.rectOf(demo.clip(0, 1));
    const QColor ground = pixel({drums.center().x() + 3, drums.bottom() - 6});
    QVERIFY2(ground.red() > ground.blue() + 15, "a drum clip carries the drums' orange");
    const QRectF muted = demo.rectOf(demo.clip(2, 1));
    const QRectF heard = demo.rectOf(demo.clip(1, 2));
    QVERIFY(pixel(muted.topLeft() + QPointF(3, 40)).lightness() < pixel(heard.topLeft() + QPointF(3, 40)).lightness());
}

void TestTimelinePictures::readingFollowsThePointer()
{
    Demo demo;
    QVERIFY(demo.ready);
    demo.lanes().repaint();
    QTRY_VERIFY_WITH_TIMEOUT(demo.view->tiles().loads() > 0 && demo.view->tiles().pending() == 0, 20000);
    demo.lanes().repaint();
    const QImage before = demo.lanes().grab().toImage();
    const QPoint pointer = demo.rectOf(demo.clip(4, 0)).topLeft().toPoint() + QPoint(200, 70);
    demo.moveTo(pointer, {}, Qt::NoButton);
    const QImage after = kept(demo.lanes(), "reading");
    QVERIFY2(before != after, "frequency and level stand beside the pointer");
    demo.moveTo(demo.rectOf(demo.clip(0, 0)).center().toPoint(), {}, Qt::NoButton);
    QVERIFY2(demo.lanes().grab().toImage() == before, "and go away over other lanes");
}

void TestTimelinePictures::headersFitAtEveryHeight()
{
    Demo demo;
    for (const double factor : {0.01, 1.3, 1.3, 1.3, 100.0}) {
        demo.state().stretchLanes(factor);
        kept(*demo.view, factor < 1 ? "low" : "high");
        for (auto* header : demo.view->findChildren<ui::TrackHeader*>()) {
            QList<QWidget*> controls = header->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
            controls.removeIf([](const QWidget* control) { return control->isHidden(); });
            for (qsizetype i = 0; i < controls.size(); ++i) {
                QVERIFY(header->rect().contains(controls[i]->geometry()));
                for (qsizetype k = 0; k < i; ++k)
                    QVERIFY(!controls[i]->geometry().intersects(controls[k]->geometry()));
            }
        }
    }
}

void TestTimelinePictures::emptyProjectSaysWhatToDo()
{
    TimelineFixture fixture;
    kept(*fixture.view, "empty");
    auto* empty = fixture.view->findChild<QWidget*>("emptyTimeline");
    QVERIFY(empty && empty->isVisible());
    QVERIFY(fixture.addScore());
    QVERIFY(!empty->isVisible());
}

void TestTimelinePictures::manyClipsPaintQuickly()
{
    TimelineFixture fixture;
    QVERIFY(fixture.session->apply("many", [](const project::Project& start) {
        base::Result<project::Project> p = start;
        for (int t = 0; t < 64; ++t) {
            p = edits::addTrack(*p, project::TrackKind::instrument, "Track");
            for (int c = 0; c < 40; ++c)
                p = edits::addNoteClip(*p, p->tracks.back()->id, "Clip", tests::phrase(4, 40 + t % 30, 1, 300),
                                       base::Beats::whole(16 * c), tests::machineMade());
        }
        return p;
    }));
    fixture.lanes().repaint();
    constexpr int kScrolls = 40;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kScrolls; ++i) {
        fixture.state().scrollBy(40, 13);
        fixture.view->repaint();
        fixture.lanes().repaint();
    }
    const auto spent =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / kScrolls;
    qInfo("64 tracks, 2560 clips: %.1f ms a scrolled frame", spent);
    QVERIFY2(spent < 100, "far above a frame even on a busy machine"); // measured: see docs/UI.md
}

QTEST_MAIN(TestTimelinePictures)
#include "test_timeline_pictures.moc"
