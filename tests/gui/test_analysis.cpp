// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Analysis dock: what is measured is what sounds, off the UI thread, and a click goes where it points.
#include "audio/analysis/work_count.h"
#include "core/edits/add_track.h"
#include "core/edits/set_track_mix.h"
#include "tests/gui/session_fixture.h"
#include "ui/analysis/analysis_panel.h"
#include "ui/analysis/loudness_plot.h"
#include "ui/analysis/spectrogram_plot.h"
#include "ui/analysis/spectrum_plot.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace melisma;
using tests::SessionFixture;
using ui::MeasuredMixPtr;

namespace {

/// The song is one 440 Hz sine at half of full scale on both sides, for `seconds`.
struct Song {
    SessionFixture fixture;
    ui::AnalysisPanel panel{*fixture.session};

    explicit Song(double seconds = 4.0)
    {
        const auto file = fixture.writeSine("sine.wav", seconds, 48000);
        fixture.session->importFiles({QString::fromStdString(file.string())});
        good = QTest::qWaitFor([this] { return !fixture.session->project().tracks.empty(); }, 20000);
        panel.resize(900, 300);
        panel.show();
    }
    bool measure()
    {
        QSignalSpy done(&panel.measurer(), &ui::MixMeasurer::measured);
        panel.findChild<QPushButton*>("measure")->click();
        const bool came = !done.isEmpty() || done.wait(20000);
        if (came)
            result = done.first().first().value<MeasuredMixPtr>();
        return came;
    }
    bool good = false;
    MeasuredMixPtr result;
};

} // namespace

class TestAnalysis : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<MeasuredMixPtr>(); }

    void aSineReadsAsItIs()
    {
        Song song;
        QVERIFY(song.good);
        const auto here = audio::workOfThisThread();
        QVERIFY(song.measure());
        QVERIFY2(audio::workOfThisThread() == here, "nothing is transformed or read on the UI thread");
        const auto& picture = song.result->picture;
        QCOMPARE(picture.length.count, 4 * 48000);
        // A mono sine at -6.02 dBFS, panned to the middle: both sides carry it.
        const auto top = std::ranges::max_element(picture.spectrumDb) - picture.spectrumDb.begin();
        QVERIFY(std::abs(static_cast<double>(top) * 48000 / audio::SoundPicture::kSpectrumSize - 440.0) < 6.0);
        const auto& mean = song.panel.findChild<ui::SpectrumPlot*>()->meanLevels();
        const auto loudest = std::ranges::max_element(mean) - mean.begin();
        const double hertz = 20.0 * std::pow(1000.0, (static_cast<double>(loudest) + 0.5) / ui::SpectrumPlot::kColumns);
        QVERIFY2(std::abs(hertz - 440.0) < 30.0, qPrintable(QString::number(hertz)));
    }

    void clicksAndKeysSeek()
    {
        Song song;
        QVERIFY(song.measure());
        song.panel.showPage(ui::AnalysisPanel::loudness);
        auto* loudness = song.panel.findChild<ui::LoudnessPlot*>();
        for (const std::int64_t frame : {0, 24000, 96000, 191000}) {
            const auto there = loudness->frameAt(loudness->xOf({frame}));
            QVERIFY2(std::abs(there.count - frame) < 500, qPrintable(QString::number(there.count)));
        }
        QVERIFY(loudness->frameAt(-1e4).count == 0 && loudness->frameAt(1e5).count == 4 * 48000);
        song.fixture.session->seek({48000});
        QTest::keyClick(loudness, Qt::Key_Right);
        QCOMPARE(song.fixture.session->playhead().count, 2 * 48000);

        song.panel.showPage(ui::AnalysisPanel::spectrogram);
        auto* picture = song.panel.findChild<ui::SpectrogramPlot*>();
        const QRectF area = picture->pictureArea();
        QTest::mouseClick(picture, Qt::LeftButton, {}, QPointF(area.left() + area.width() / 4, 20).toPoint());
        QVERIFY(std::abs(song.fixture.session->playhead().count - 48000) < 48000 * 4 / area.width() + 1);
        const auto& settings = song.result->picture.settings;
        const double height = audio::frequencyRow(settings, 440.0) / settings.rows;
        const auto reading = picture->readingAt({area.center().x(), area.bottom() - height * area.height()});
        QVERIFY(reading && std::abs(reading->hertz - 440.0) < 10.0);
        QVERIFY2(reading->decibels > -16.0 && reading->decibels < -3.0, qPrintable(QString::number(reading->decibels)));
    }

    void editsMakeItStaleAndSelectionsAreMeasuredAlone()
    {
        Song song;
        QVERIFY(song.measure());
        QVERIFY(!song.panel.stale() && song.result->clips.empty());
        const auto& track = *song.fixture.session->project().tracks[0];
        const auto id = track.id;
        const auto clip = track.clips[0]->id;
        QVERIFY(song.fixture.session->apply(
            "Mute", [id](const project::Project& project) { return edits::setTrackMute(project, id, true); }));
        QVERIFY(song.panel.stale());
        QVERIFY(song.measure());
        QVERIFY(!song.panel.stale() && std::isinf(song.result->picture.whole.integratedLufs)); // muted: silence
        song.fixture.session->selectClips({clip});
        QVERIFY(song.measure());
        QCOMPARE(song.result->clips.size(), std::size_t{1});
        QVERIFY(song.result->picture.whole.integratedLufs > -20.0); // the clip itself is heard
    }

    void givingUpIsAtOnceAndSaysNothingLater()
    {
        Song song(60.0);
        QSignalSpy done(&song.panel.measurer(), &ui::MixMeasurer::measured);
        auto* button = song.panel.findChild<QPushButton*>("measure");
        for (int i = 0; i < 20; ++i) {
            button->click();
            QVERIFY(song.panel.measurer().running());
            button->click();
            QVERIFY(!song.panel.measurer().running());
        }
        QTest::qWait(50);
        QCOMPARE(done.size(), 0);
        QVERIFY(song.measure());
        QCOMPARE(song.result->picture.length.count, 60 * 48000);
    }

    void anEmptyProjectInvites()
    {
        SessionFixture fixture;
        ui::AnalysisPanel panel(*fixture.session);
        QVERIFY(!panel.findChild<QPushButton*>("measure")->isEnabled());
        QVERIFY(!panel.measurer().measure({}));
    }

    void onlyTheChosenClipsStay()
    {
        Song song;
        const auto& whole = song.fixture.session->project();
        QVERIFY(ui::onlyClips(whole, {}).tracks.empty());
        const auto clip = whole.tracks[0]->clips[0]->id;
        const auto one = ui::onlyClips(whole, {clip});
        QCOMPARE(one.tracks.size(), std::size_t{1});
        QCOMPARE(one.tracks[0]->clips.size(), std::size_t{1});
        QCOMPARE(one.length().count, whole.length().count);
    }
};

QTEST_MAIN(TestAnalysis)
#include "test_analysis.moc"
