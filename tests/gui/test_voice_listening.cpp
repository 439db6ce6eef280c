// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hearing a voice: by a job the first time and from the cache after that, beside the project, stopped by a second
// press.
#include "tests/gui/voice_fixture.h"
#include "ui/common/theme.h"
#include "ui/main_window/leaving.h"
#include "ui/voices/voice_list.h"
#include "ui/voices/voices_panel.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace melisma;
using State = ui::VoiceListener::State;

namespace {

struct Panel : tests::VoicesPanelFixture {
    /// Presses the button in the voice's row.
    void press(const char* id)
    {
        list->choose(id);
        const QRect row = list->visualItemRect(list->currentItem());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, ui::VoiceList::listenButton(row).center());
    }
    State stateOf(const char* id) const { return listener->state(id); }
    bool hears(const char* id)
    {
        return QTest::qWaitFor([&] { return stateOf(id) == State::playing; }, 5000);
    }
    float loudest(int frames)
    {
        pull(frames);
        float most = 0.0f;
        for (const float sample : pulled())
            most = std::max(most, std::abs(sample));
        return most;
    }

    ui::VoiceListener* listener = panel.findChild<ui::VoiceListener*>();
    QPushButton* listen = panel.findChild<QPushButton*>("listenVoice");
};

} // namespace

class TestVoiceListening : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void aVoiceSpeaksItsLanguageAndTheProjectStays()
    {
        Panel p;
        const auto before = p.session->snapshot();
        p.press("ff_siwis");
        QVERIFY(p.hears("ff_siwis"));
        const auto asked = p.speaker.asked().front().params;
        QCOMPARE(*asked.text("voice"), std::string("ff_siwis"));
        QCOMPARE(*asked.text("language"), std::string("fr"));
        QVERIFY(asked.text("text")->starts_with("Bonsoir"));
        QCOMPARE(p.list->chosen(), QStringList{"ff_siwis"});
        QCOMPARE(p.listen->text(), QStringLiteral("Stop"));
        const float heard = p.loudest(4800); // resampling swings over at the square's corners
        QVERIFY(heard > 0.2f && heard < 0.35f);
        p.loudest(24000); // to its end and beyond
        QTRY_COMPARE(p.stateOf("ff_siwis"), State::idle);
        QCOMPARE(p.listen->text(), QStringLiteral("Listen"));
        QCOMPARE(p.loudest(4800), 0.0f);
        QVERIFY(p.session->snapshot() == before && !p.session->engine().playing());
        QVERIFY(p.session->jobHistory().records().empty());
    }

    void theSecondTimeNobodyIsAsked()
    {
        Panel p;
        p.press("af_heart");
        QVERIFY(p.hears("af_heart"));
        p.press("af_heart");
        QCOMPARE(p.stateOf("af_heart"), State::idle);
        p.press("af_heart");
        QVERIFY(p.hears("af_heart"));
        QCOMPARE(p.speaker.asked().size(), std::size_t{1});
        const tests::VoiceFixture& f = p;
        std::filesystem::path sample;
        for (const auto& entry : std::filesystem::directory_iterator(f.path() / "samples"))
            sample = entry.path();
        std::filesystem::resize_file(sample, 10); // a broken one is made anew at the next press
        p.press("af_heart");
        p.press("af_heart");
        QTRY_VERIFY(p.state->isVisible());
        p.press("af_heart");
        QVERIFY(p.hears("af_heart"));
        QCOMPARE(p.speaker.asked().size(), std::size_t{2});
    }

    void aSecondPressStops()
    {
        Panel p;
        p.list->choose("af_heart");
        QTest::keyClick(p.list, Qt::Key_Space);
        QVERIFY(p.hears("af_heart"));
        QVERIFY(p.loudest(2400) > 0.1f);
        QTest::keyClick(p.list, Qt::Key_Space);
        QCOMPARE(p.stateOf("af_heart"), State::idle);
        p.loudest(480); // it falls off
        QCOMPARE(p.loudest(2400), 0.0f);
    }

    void anotherVoiceTakesItsPlace()
    {
        Panel p;
        p.press("af_heart");
        QVERIFY(p.hears("af_heart"));
        p.press("am_puck");
        QCOMPARE(p.stateOf("af_heart"), State::idle);
        QVERIFY(p.hears("am_puck"));
    }

    void aPressWhileItSpeaksGivesTheJobUp()
    {
        Panel p;
        p.speaker.slow = true;
        p.press("af_heart");
        QTRY_COMPARE(p.stateOf("af_heart"), State::speaking);
        QVERIFY(p.listen->text() == "Stop" && p.listen->isEnabled());
        QCOMPARE(p.session->jobsUnderWay(), 0); // nothing that leaving would lose
        QCOMPARE(ui::atStake(*p.session, ui::Leaving::quit).jobs, 0);
        p.press("af_heart");
        QCOMPARE(p.stateOf("af_heart"), State::idle);
        p.speaker.slow = false;
        p.voiceQueue.waitForIdle();
        QTest::qWait(50);
        QCOMPARE(p.stateOf("af_heart"), State::idle);
        QCOMPARE(p.loudest(2400), 0.0f);
        p.speaker.slow = true;
        p.press("am_puck");
        QTRY_COMPARE(p.stateOf("am_puck"), State::speaking);
        for (const auto& job : p.voiceQueue.jobs()) // as the jobs panel does
            p.voiceQueue.cancel(job.id);
        QTRY_COMPARE(p.stateOf("am_puck"), State::idle);
        QVERIFY(!p.state->isVisible());
    }

    void withoutVoicesItSaysHowToGetThem()
    {
        Panel p;
        p.forgetModel();
        p.press("af_heart");
        QCOMPARE(p.speaker.asked().size(), std::size_t{0});
        QVERIFY(p.state->isVisible());
        QVERIFY(p.state->text().contains("melisma models pull kokoro"));
        ui::VoicesPanel fresh(*p.session, p.library(), p.cache());
        fresh.show();
        QVERIFY(fresh.findChild<QLabel*>("voiceState")->text().contains("melisma models pull kokoro"));
    }

    void whatGoesWrongIsSaidInPlace()
    {
        Panel p;
        p.speaker.hoarse = true;
        p.press("af_heart");
        QTRY_VERIFY(p.state->isVisible());
        QCOMPARE(p.state->text(), QStringLiteral("The speaker is hoarse. Wait a day."));
        QCOMPARE(p.stateOf("af_heart"), State::idle);
        p.speaker.hoarse = false;
        p.press("af_heart");
        QVERIFY(!p.state->isVisible());
        QVERIFY(p.hears("af_heart"));
    }

    void theCacheKeepsTheNewest()
    {
        tests::VoiceFixture f;
        const auto sound = f.writeSine("tone.wav", 0.1, 24000);
        const auto cache = f.cache();
        base::TaskRequest request;
        std::vector<std::filesystem::path> files;
        for (std::size_t i = 0; i < ui::VoiceSamples::kMost + 3; ++i) {
            request.seed = i;
            files.push_back(cache.fileOf(request, "weights"));
            QVERIFY(cache.keep(sound, files.back()).ok());
            const auto age = std::chrono::hours(1000 - i);
            std::filesystem::last_write_time(files.back(), std::filesystem::file_time_type::clock::now() - age);
        }
        QVERIFY(cache.keep(sound, cache.fileOf(request, "others")).ok()); // other weights, another sample
        for (std::size_t i = 0; i < files.size(); ++i)
            QCOMPARE(std::filesystem::exists(files[i]), i >= 4);
    }
};

QTEST_MAIN(TestVoiceListening)
#include "test_voice_listening.moc"
