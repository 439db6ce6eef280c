// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A tempo that is tapped, and one that is heard in a clip.
#include "tests/audio/sound_support.h"
#include "tests/gui/session_fixture.h"
#include "ui/common/param_form.h"
#include "ui/main_window/song_dialog.h"
#include "ui/main_window/tempo_tools.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace melisma;

namespace {

QPushButton* button(QWidget& in, const QString& words)
{
    for (auto* each : in.findChildren<QPushButton*>())
        if (each->text().remove('&') == words)
            return each;
    return nullptr;
}

/// One clip: strokes at 105 a minute.
struct Song {
    tests::SessionFixture fixture;
    Song()
    {
        const auto file = fixture.path() / "strokes.wav";
        const auto stroke = [](int frame, int) {
            const double since = std::fmod(frame / 48000.0, 60.0 / 105.0);
            return 0.6 * std::exp(-since * 40.0) * std::sin(2.0 * std::numbers::pi * 180.0 * since);
        };
        ready = tests::writeSound(file, tests::spec(audio::Container::wav, audio::SampleFormat::float32), 20 * 48000,
                                  stroke);
        fixture.session->importFiles({tests::q(file)});
        ready = ready && QTest::qWaitFor([this] { return !fixture.session->project().tracks.empty(); }, 20000);
    }
    void selectClip() { fixture.session->selectClips({fixture.session->project().tracks.back()->clips.front()->id}); }
    bool ready = false;
};

} // namespace

class TestTempoTools : public QObject {
    Q_OBJECT
private slots:
    void tapsSetTheTempo()
    {
        Song song;
        ui::SongDialog dialog(*song.fixture.session);
        auto* tools = dialog.findChild<ui::TempoTools*>();
        QSignalSpy found(tools, &ui::TempoTools::found);
        for (int i = 0; i < 5; ++i) {
            QTest::mousePress(button(*tools, "Tap"), Qt::LeftButton);
            QTest::mouseRelease(button(*tools, "Tap"), Qt::LeftButton);
            QTest::qSleep(400);
        }
        QCOMPARE(found.size(), 3);
        const double bpm = found.last().first().toDouble();
        QVERIFY2(bpm > 130.0 && bpm < 155.0, qPrintable(QString::number(bpm))); // 150, less what sleeping adds
        const double shown = *dialog.findChild<ui::ParamForm*>()->values().number("tempo");
        QVERIFY(std::abs(shown - bpm) <= 0.0501);
        dialog.accept();
        QVERIFY(std::abs(song.fixture.session->project().tempoMap.bpmAt({}) - shown) < 1e-9);
    }

    void theClipTellsIts()
    {
        Song song;
        QVERIFY(song.ready);
        song.fixture.session->selectClips({});
        QVERIFY(!button(*std::make_unique<ui::TempoTools>(*song.fixture.session), "Find in the clip")->isEnabled());
        song.selectClip();
        ui::TempoTools tools(*song.fixture.session);
        QSignalSpy found(&tools, &ui::TempoTools::found);
        QVERIFY(!tools.findChild<QPushButton*>("halfTempo")->isEnabled());
        button(tools, "Find in the clip")->click();
        QVERIFY(!button(tools, "Find in the clip")->isEnabled());
        QVERIFY2(found.wait(20000), qPrintable(tools.findChild<QLabel*>()->text()));
        const double bpm = found.first().first().toDouble();
        QVERIFY(std::abs(bpm - 105.0) < 0.6);
        tools.findChild<QPushButton*>("twiceTempo")->click();
        QCOMPARE(found.last().first().toDouble(), 2.0 * bpm);
        QVERIFY(!tools.findChild<QPushButton*>("twiceTempo")->isEnabled()); // 420 is no song's tempo
        tools.findChild<QPushButton*>("halfTempo")->click();
        tools.findChild<QPushButton*>("halfTempo")->click();
        QCOMPARE(found.last().first().toDouble(), bpm / 2.0);
    }

    void closingStopsLooking()
    {
        Song song;
        QVERIFY(song.ready);
        song.selectClip();
        auto tools = std::make_unique<ui::TempoTools>(*song.fixture.session);
        QSignalSpy found(tools.get(), &ui::TempoTools::found);
        button(*tools, "Find in the clip")->click();
        QVERIFY(!button(*tools, "Find in the clip")->isEnabled()); // it listens
        tools.reset();
        QTest::qWait(50); // what was posted before the end goes nowhere
        QVERIFY(found.isEmpty());
    }
};

QTEST_MAIN(TestTempoTools)
#include "test_tempo_tools.moc"
