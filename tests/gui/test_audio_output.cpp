// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/session_fixture.h"

#include "ui/common/audio_output.h"
#include "ui/preferences/audio_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include <atomic>

using namespace melisma;
using namespace melisma::tests;

namespace {

/// Hardware that the test unplugs.
struct Hardware {
    std::atomic<bool> alive{true};
    std::atomic<bool> ends{true}; ///< a death is told by the stream's end, else only by silence
    std::atomic<int> opened{0};
    std::vector<audio::OutputDeviceInfo> listed = {{{"Fake", "Speakers"}, 48000.0, true},
                                                   {{"Fake", "Headphones"}, 48000.0, false}};
};

/// Calls back at the speed of the clock while the hardware lives.
class PluggedDevice : public audio::OutputDevice {
public:
    PluggedDevice(Hardware& hardware, std::string name) : m_hardware(hardware), m_name(std::move(name)) {}
    ~PluggedDevice() override { stop(); }

    base::Result<audio::OutputDeviceState> start(audio::AudioCallback& callback, int rate, int frames) override
    {
        if (m_name == "Broken")
            return base::Error{base::ErrorKind::io, "The sound device Broken cannot be opened", "Choose another", {}};
        ++m_hardware.opened;
        m_gate.target = &callback;
        m_gate.alive = &m_hardware.alive;
        m_clock = audio::makeNullDevice(true);
        auto started = m_clock->start(m_gate, rate, frames);
        return audio::OutputDeviceState{m_name, rate, frames, 0.02};
    }
    void stop() override { m_clock.reset(); }
    bool ended() const override { return m_hardware.ends && !m_hardware.alive; }

private:
    struct Gate : audio::AudioCallback {
        void process(const audio::InputBlock& input, float* output, int frames) noexcept override
        {
            if (*alive)
                target->process(input, output, frames);
        }
        audio::AudioCallback* target = nullptr;
        std::atomic<bool>* alive = nullptr;
    };

    Hardware& m_hardware;
    std::string m_name;
    Gate m_gate;
    std::unique_ptr<audio::OutputDevice> m_clock;
};

ui::AudioOutput::Backend backendOf(Hardware& hardware)
{
    return {[&hardware] { return hardware.listed; },
            [&hardware](const audio::DeviceChoice& choice) {
                return std::make_unique<PluggedDevice>(hardware, choice.name.empty() ? "Speakers" : choice.name);
            }};
}

} // namespace

class TestAudioOutput : public QObject {
    Q_OBJECT

private slots:
    void deviceThatGoesAway_data()
    {
        QTest::addColumn<bool>("ends");
        QTest::newRow("the stream ends") << true;
        QTest::newRow("it stops calling back") << false;
    }

    void deviceThatGoesAway()
    {
        QFETCH(bool, ends);
        SessionFixture f;
        Hardware hardware;
        hardware.ends = ends;
        auto& output = f.session->audioOutput();
        output.setBackend(backendOf(hardware));
        output.start(48000);
        QVERIFY(!output.silent());
        QCOMPARE(f.engine->deviceState().name, std::string("Speakers"));
        QSignalSpy lost(&output, &ui::AudioOutput::lost);
        QSignalSpy said(f.session.get(), &ui::Session::message);
        const auto before = f.session->snapshot();
        hardware.alive = false;
        QVERIFY(lost.wait(10000));
        QCOMPARE(lost.front().front().toString(), QString("Speakers"));
        QVERIFY(output.silent());
        QVERIFY(!f.engine->playing());
        QVERIFY(f.session->snapshot() == before);
        QVERIFY(said.back().front().toString().contains("Speakers"));
        QVERIFY(said.back().at(1).toBool());
        QCOMPARE(output.devices().size(), std::size_t(1)); // what is left to choose
        // Silence runs on, so that play works, and a new look finds the device again.
        const auto calls = f.engine->callbacks();
        QTRY_VERIFY(f.engine->callbacks() > calls);
        hardware.alive = true;
        QSignalSpy changed(&output, &ui::AudioOutput::changed);
        output.rescan();
        QVERIFY(output.scanning());
        QVERIFY(changed.wait());
        QVERIFY(!output.silent());
        QCOMPARE(output.devices().size(), std::size_t(2));
    }

    void choiceIsRememberedAndRefusalsAreTold()
    {
        SessionFixture f;
        Hardware hardware;
        {
            auto& output = f.session->audioOutput();
            output.setBackend(backendOf(hardware));
            output.start(48000);
            output.choose({"Fake", "Headphones"});
            output.setBufferFrames(128);
            QCOMPARE(f.engine->deviceState().name, std::string("Headphones"));
            QCOMPARE(f.engine->deviceState().bufferFrames, 128);
            QSignalSpy problem(&output, &ui::AudioOutput::problem);
            output.choose({"Fake", "Broken"});
            QCOMPARE(problem.size(), 1);
            QVERIFY(output.silent());
            output.choose({"Fake", "Headphones"});
            QVERIFY(!output.silent());
        }
        ui::AudioOutput again(*f.engine);
        QVERIFY((again.choice() == audio::DeviceChoice{"Fake", "Headphones"}));
        QCOMPARE(again.bufferFrames(), 128);
    }

    void pageShowsAndChanges()
    {
        SessionFixture f;
        Hardware hardware;
        auto& output = f.session->audioOutput();
        output.setBackend(backendOf(hardware));
        output.choose({});
        output.start(48000);
        ui::AudioPage page(*f.session);
        auto* device = page.findChild<QComboBox*>("audioDevice");
        auto* buffer = page.findChild<QComboBox*>("audioBuffer");
        auto* rate = page.findChild<QComboBox*>("audioRate");
        QCOMPARE(device->count(), 3);
        QCOMPARE(device->currentIndex(), 0);
        device->setCurrentIndex(2);
        emit device->activated(2);
        QCOMPARE(f.engine->deviceState().name, std::string("Headphones"));
        buffer->setCurrentIndex(buffer->findData(1024));
        emit buffer->activated(buffer->currentIndex());
        QCOMPARE(f.engine->deviceState().bufferFrames, 1024);
        QVERIFY(page.findChild<QLabel*>("audioLatency")->text().startsWith("21.3 ms in all"));
        QVERIFY(rate->isEnabled());
        rate->setCurrentIndex(rate->findData(44100));
        emit rate->activated(rate->currentIndex());
        QCOMPARE(f.session->project().sampleRate, 44100);
        QCOMPARE(f.engine->deviceState().sampleRate, 44100);
        QVERIFY(page.findChild<QPushButton*>("testTone")->isEnabled());
        page.findChild<QPushButton*>("testTone")->click();
        const auto loud = [&f] {
            const auto samples = f.engine->recentOutput(4096);
            return std::any_of(samples.begin(), samples.end(), [](float sample) { return std::abs(sample) > 0.05f; });
        };
        QTRY_VERIFY(loud());
        QVERIFY(f.session->newProject());
        QCOMPARE(f.session->project().sampleRate, 44100);
    }
};

QTEST_MAIN(TestAudioOutput)
#include "test_audio_output.moc"
