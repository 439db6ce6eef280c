// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

#include <QFile>

#include <atomic>
#include <thread>

#include <unistd.h>

using namespace melisma;
using namespace melisma::tests;

namespace {

class CountingCallback : public audio::AudioCallback {
public:
    void process(const audio::InputBlock& input, float* output, int frames) noexcept override
    {
        m_thread = std::this_thread::get_id();
        m_inputChannels = input.samples ? input.channels : 0;
        std::fill(output, output + 2 * frames, 0.25f);
        m_largest = std::max(m_largest.load(), frames);
        m_frames += frames;
    }
    std::int64_t frames() const { return m_frames; }
    int inputChannels() const { return m_inputChannels; }
    int largest() const { return m_largest; }
    bool calledElsewhere() const { return m_thread.load() != std::this_thread::get_id(); }

private:
    std::atomic<std::int64_t> m_frames{0};
    std::atomic<int> m_largest{0};
    std::atomic<int> m_inputChannels{0};
    std::atomic<std::thread::id> m_thread{};
};

/// What `work` writes to stderr, from any library.
QByteArray stderrOf(const QString& path, const std::function<void()>& work)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate))
        qFatal("cannot open %s", qPrintable(path));
    const int saved = dup(STDERR_FILENO);
    dup2(file.handle(), STDERR_FILENO);
    work();
    dup2(saved, STDERR_FILENO);
    close(saved);
    file.seek(0);
    return file.readAll();
}

} // namespace

class OutputDeviceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;

private slots:
    /// ALSA's null device: PortAudio then calls back for real, on its own thread, as fast as it can.
    void initTestCase()
    {
        QFile config(m_home.filePath(".asoundrc"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("pcm.!default { type null }\nctl.!default { type null }\n");
        config.close();
        qputenv("HOME", m_home.path().toUtf8());
    }

    void listingIsQuiet()
    {
        std::vector<audio::OutputDeviceInfo> devices;
        const auto chatter = stderrOf(m_home.filePath("stderr"), [&] {
            devices = audio::listOutputDevices();
            devices = audio::listOutputDevices();
        });
        QCOMPARE(chatter, QByteArray());
        for (const auto& device : devices) {
            QVERIFY(!device.choice.name.empty());
            QVERIFY(device.defaultSampleRate > 0.0);
        }
    }

    void portAudioCallsBack()
    {
        if (audio::listOutputDevices().empty())
            QSKIP("ALSA offers no device here, not even its null one");
        CountingCallback callback;
        const auto device = audio::makePortAudioDevice();
        const auto started = device->start(callback, kRate, 256);
        QVERIFY2(started, started ? "" : started.error().sentence().c_str());
        QCOMPARE(started->sampleRate, kRate);
        QTRY_VERIFY(callback.frames() > 100000);
        QVERIFY(callback.calledElsewhere());
        QVERIFY(callback.largest() <= 256);
        device->stop();
        const auto stopped = callback.frames();
        QVERIFY(device->start(callback, kRate, 512)); // and again
        QTRY_VERIFY(callback.frames() > stopped + 1000);
    }

    /// One stream for both; an input that is not there leaves the output and says so.
    void portAudioRecordsBesideItsOutput()
    {
        const auto inputs = audio::listInputDevices();
        if (audio::listOutputDevices().empty() || inputs.empty())
            QSKIP("ALSA offers no device here, not even its null one");
        CountingCallback callback;
        const auto device = audio::makePortAudioDevice();
        device->setInput(audio::DeviceChoice{});
        const auto both = device->start(callback, kRate, 256);
        QVERIFY2(both, both ? "" : both.error().sentence().c_str());
        QCOMPARE(QString::fromStdString(both->inputProblem), QString());
        QVERIFY(both->inputChannels >= 1);
        QVERIFY(!both->inputName.empty());
        QTRY_VERIFY(callback.frames() > 10'000);
        QCOMPARE(callback.inputChannels(), both->inputChannels);
        device->setInput(audio::DeviceChoice{"ALSA", "a microphone that nobody has"});
        const auto alone = device->start(callback, kRate, 256);
        QVERIFY(alone.ok());
        QCOMPARE(alone->inputChannels, 0);
        QVERIFY(alone->inputProblem.find("is not connected") != std::string::npos);
        const auto before = callback.frames();
        QTRY_VERIFY(callback.frames() > before + 10'000);
        QCOMPARE(callback.inputChannels(), 0);
    }

    void enginePlaysThroughPortAudio()
    {
        if (audio::listOutputDevices().empty())
            QSKIP("ALSA offers no device here, not even its null one");
        Song song;
        song.addAudioClip(song.addTrack(project::TrackKind::audio), song.addSound(kRate, 2, sine(440.0)), 0);
        audio::LiveEngine engine(audio::makePortAudioDevice(), {});
        QVERIFY(engine.start(kRate, 512));
        engine.setProject(song.snapshot(), song.mediaPath());
        engine.waitForPlan();
        engine.play();
        QTRY_VERIFY(engine.playhead().count > 3 * kRate);
        QVERIFY(engine.masterMeter().peak[0] > 0.1f);
        engine.stop();
        QTRY_VERIFY(engine.masterMeter().rms[0] < 1e-3f);
        QVERIFY(engine.useDevice(audio::makeNullDevice(true)));
        engine.seek({0});
        engine.play();
        QTRY_VERIFY(engine.playhead().count > 2000);
    }

    /// Another buffer and another rate while it plays: it goes on, at the new rate, and stop and seek are obeyed.
    void bufferAndRateChangeWhilePlaying()
    {
        if (audio::listOutputDevices().empty())
            QSKIP("ALSA offers no device here, not even its null one");
        Song song;
        song.addAudioClip(song.addTrack(project::TrackKind::audio), song.addSound(kRate, 2, sine(440.0)), 0);
        song.project.loop = {{}, base::Beats::whole(2), true}; // one second, around and around
        audio::LiveEngine engine(audio::makePortAudioDevice(), {});
        QVERIFY(engine.start(kRate, 512));
        engine.setProject(song.snapshot(), song.mediaPath());
        engine.waitForPlan();
        engine.play();
        for (const int frames : {64, 1024, 256}) {
            const auto before = engine.callbacks();
            QVERIFY(engine.start(kRate, frames));
            QCOMPARE(engine.deviceState().bufferFrames, frames);
            QVERIFY(engine.playing());
            QTRY_VERIFY(engine.callbacks() > before + 100);
            QVERIFY(engine.masterMeter().peak[0] > 0.1f);
            QVERIFY(engine.latency().total() > 0.0);
            QVERIFY(!engine.deviceEnded());
        }
        Song slower;
        slower.project.sampleRate = 44100;
        engine.setProject(slower.snapshot(), slower.mediaPath());
        engine.waitForPlan();
        QCOMPARE(engine.deviceState().sampleRate, 44100);
        engine.stop();
        engine.seek({12345});
        engine.waitForTransport();
        QTRY_COMPARE(engine.playhead().count, std::int64_t(12345));
        engine.resetDropouts();
        QVERIFY(engine.dropouts() >= 0);
    }

    void unknownDeviceIsAnError()
    {
        CountingCallback callback;
        const auto device = audio::makePortAudioDevice({"ALSA", "no such card"});
        const auto started = device->start(callback, kRate, 256);
        QVERIFY(!started);
        QVERIFY(started.error().kind == base::ErrorKind::notFound);
    }

    void pulledNullDeviceCallsInBlocks()
    {
        CountingCallback callback;
        const auto device = audio::makeNullDevice(false);
        QVERIFY(device->start(callback, kRate, 100));
        device->pull(250);
        QCOMPARE(callback.frames(), std::int64_t(250));
        QCOMPARE(callback.largest(), 100);
        QCOMPARE(device->pulled(), std::vector<float>(500, 0.25f));
        device->stop();
        device->pull(10);
        QCOMPARE(device->pulled(), std::vector<float>(20, 0.0f));
    }

    /// The clock may be late on a busy machine but never early.
    void realTimeNullDeviceKeepsTheClock()
    {
        CountingCallback callback;
        const auto device = audio::makeNullDevice(true);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(device->start(callback, kRate, 480));
        QTRY_VERIFY(callback.frames() >= 24000);
        const auto frames = callback.frames();
        QVERIFY(static_cast<double>(frames - 3 * 480) / kRate <= static_cast<double>(timer.elapsed() + 1) / 1000.0);
        QVERIFY(callback.calledElsewhere());
    }
};

QTEST_GUILESS_MAIN(OutputDeviceTest)
#include "output_device_test.moc"
