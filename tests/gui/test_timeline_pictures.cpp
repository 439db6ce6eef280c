// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole timeline as a picture: what is drawn where, and how seldom. With MELISMA_SHOTS=<folder> the pictures are kept.
#include "tests/gui/timeline_fixture.h"
#include "ui/common/theme.h"
#include "ui/spectrogram/tile_cache.h"
#include "ui/waveform/peak_cache.h"

#include <QApplication>

using namespace melisma;
using tests::TimelineFixture;

namespace {

struct Demo : TimelineFixture {
    Demo()
    {
        view->resize(1100, 760);
        ready = addScore() && importSound("rain bed.wav", 30.0, tests::rain) &&
                importSound("old demo.wav", 26.0, tests::rain, {kStart});
        ready = ready && session->apply("looks", [](const project::Project& start) {
            const auto id = [&start](std::size_t index) { return start.tracks[index]->id; };
            auto p = edits::setLaneView(start, id(4), project::LaneView::spectrogram);
            p = edits::setTrackMute(*p, id(3), true);
            p = edits::setTrackGain(*p, id(3), -14.0);
            p = edits::setTrackPan(*p, id(1), -0.3);
            p = edits::setFades(*p, start.tracks[3]->clips[0]->id, {{96000}, {60000}});
            return edits::addScoreAsTakes(*p, tests::demoScore(), tests::machineMade(), "Take 2");
        });
        session->seek({kRate * 17});
        session->selectTrack(track(1).id);
        session->selectClips({clip(1, 1).id});
    }
    static constexpr int kRate = tests::kRate;
    static constexpr int kStart = kRate * 3;
    bool ready = false;
};

void keep(QWidget& widget, const char* name)
{
    const QString folder = qEnvironmentVariable("MELISMA_SHOTS");
    if (!folder.isEmpty())
        widget.grab().save(folder + '/' + name + ".png");
}

} // namespace

class TestTimelinePictures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void demo();
    void empty();
};

void TestTimelinePictures::demo()
{
    Demo demo;
    QVERIFY(demo.ready);
    QSignalSpy tiles(&demo.view->tiles(), &ui::TileCache::ready);
    QTRY_VERIFY_WITH_TIMEOUT(tiles.count() >= 1, 10000);
    QTest::qWait(300);
    keep(*demo.view, "demo");
}

void TestTimelinePictures::empty()
{
    TimelineFixture fixture;
    keep(*fixture.view, "empty");
}

QTEST_MAIN(TestTimelinePictures)
#include "test_timeline_pictures.moc"
