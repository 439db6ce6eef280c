// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does of itself: it goes on where it was left, and says what the sound card and the disk do.
#include "tests/gui/studio_fixture.h"
#include "ui/common/audio_output.h"
#include "ui/common/theme.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>

using namespace melisma;
using tests::Studio;

namespace {

/// Plays nothing and can be pulled out.
class LooseDevice : public audio::OutputDevice {
public:
    explicit LooseDevice(const std::atomic<bool>& gone) : m_gone(gone) {}
    base::Result<audio::OutputDeviceState> start(audio::AudioCallback&, int rate, int frames) override
    {
        return audio::OutputDeviceState{"Speakers", rate, frames, 0.02};
    }
    void stop() override {}
    bool ended() const override { return m_gone; }

private:
    const std::atomic<bool>& m_gone;
};

QString deviceLine(const Studio& studio)
{
    return studio.find<QLabel>("deviceState")->text();
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    /// The next window opens the project that was open last, with its view, its playhead and its track.
    void goesOnWhereItWasLeft()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        const auto folder = studio.path() / "rain.melisma";
        QVERIFY(studio.session->saveAs(folder));
        const auto kept = studio.session->project();
        auto& state = studio.window.findChild<ui::TimelineView*>()->state();
        state.setScale({731.0, 24000.0});
        studio.session->seek({123456});
        studio.session->selectTrack(kept.tracks[1]->id);
        QVERIFY(studio.window.close());

        QVERIFY(studio.session->newProject());
        QVERIFY(studio.session->project().tracks.empty());
        ui::MainWindow again(*studio.session);
        again.show();
        QVERIFY(QTest::qWaitForWindowExposed(&again));
        again.goOn();
        QVERIFY(studio.session->project() == kept);
        QCOMPARE(studio.session->playhead(), base::Frames{123456});
        QCOMPARE(studio.session->selectedTrack(), kept.tracks[1]->id);
        const auto& scale = again.findChild<ui::TimelineView*>()->state().scale();
        QCOMPARE(scale.framesPerPixel, 731.0);
        QCOMPARE(scale.leftFrame, 24000.0);
    }

    void goesOnWithNothingWhenTheProjectIsGone()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        const auto folder = studio.path() / "rain.melisma";
        QVERIFY(studio.session->saveAs(folder));
        QVERIFY(studio.window.close());
        QVERIFY(studio.session->newProject());
        std::filesystem::remove_all(folder);
        QSignalSpy said(studio.session.get(), &ui::Session::message);
        studio.window.goOn();
        QVERIFY(studio.session->project().tracks.empty());
        QVERIFY(said.empty());
    }

    /// A device that is pulled out: the project stays, and a dialog says so and offers what is left.
    void devicePulledOutOffersAnother()
    {
        std::atomic<bool> gone{false};
        Studio studio;
        QVERIFY(studio.composeByHand());
        const auto before = studio.session->snapshot();
        auto& output = studio.session->audioOutput();
        output.setBackend({[&gone] {
                               std::vector<audio::OutputDeviceInfo> devices = {{{"Fake", "Headphones"}, 48000.0, gone}};
                               if (!gone)
                                   devices.insert(devices.begin(), {{"Fake", "Speakers"}, 48000.0, true});
                               return devices;
                           },
                           [&gone](const audio::DeviceChoice&) { return std::make_unique<LooseDevice>(gone); }});
        output.start(48000);
        QVERIFY(!output.silent());
        gone = true;
        QDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = studio.window.findChild<QDialog*>("audioDialog")) && dialog->isVisible(),
                                 10000);
        QVERIFY(dialog->findChild<QLabel*>("audioNotice")->text().contains("Speakers"));
        const auto* devices = dialog->findChild<QComboBox*>("audioDevice");
        QTRY_VERIFY(devices->findText("Headphones", Qt::MatchContains) >= 0);
        QVERIFY(devices->findText("Speakers", Qt::MatchContains) < 0);
        QVERIFY(studio.session->snapshot() == before);
    }

    /// Sound that a file could not give in time is counted, shown, and counted anew after a double click.
    void dropoutsAreShown()
    {
        Studio studio;
        QVERIFY(studio.started());
        const auto file = studio.writeSine("long.wav", 120.0, 48000);
        QSignalSpy changed(studio.session.get(), &ui::Session::projectChanged);
        studio.session->importFiles({QString::fromStdString(file.string())});
        QVERIFY(changed.wait(10000));
        QTRY_VERIFY(deviceLine(studio).contains("0 dropouts"));
        studio.session->togglePlay();
        studio.pull(256);
        for (int second = 0; second < 110 && studio.engine->dropouts() == 0; ++second)
            studio.pullNow(48000);
        const auto counts = studio.engine->dropoutCounts();
        QVERIFY(counts.lateBlocks > 0);
        QCOMPARE(counts.underruns, 0);
        QTRY_VERIFY(!deviceLine(studio).contains(" 0 dropouts"));
        QVERIFY(studio.find<QLabel>("deviceState")
                    ->toolTip()
                    .contains(QString("from the disk: %1").arg(studio.engine->dropoutCounts().lateBlocks)));
        studio.session->stop();
        QTest::mouseDClick(studio.find<QLabel>("deviceState"), Qt::LeftButton);
        QCOMPARE(studio.engine->dropouts(), 0);
        QVERIFY(deviceLine(studio).contains("0 dropouts"));
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
