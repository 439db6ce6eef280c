// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

#include "audio/device/device_slot.h"

#include <atomic>
#include <semaphore>
#include <thread>

using namespace melisma;
using namespace melisma::tests;

namespace {

class Counter : public audio::AudioCallback {
public:
    void process(const audio::InputBlock&, float* output, int frames) noexcept override
    {
        std::fill(output, output + 2 * frames, 1.0f);
        ++calls;
    }
    std::atomic<int> calls{0};
};

/// What a test knows of a device that it has given away.
struct Fate {
    audio::AudioCallback* callback = nullptr;
    std::atomic<bool> stopped{false};
    std::binary_semaphore mayStop{1};
};

/// A device whose stop() hangs until the test lets it go.
class HangingDevice : public audio::OutputDevice {
public:
    explicit HangingDevice(Fate& fate) : m_fate(fate) {}
    ~HangingDevice() override { stop(); }
    base::Result<audio::OutputDeviceState> start(audio::AudioCallback& callback, int rate, int frames) override
    {
        m_fate.callback = &callback;
        m_running = true;
        return audio::OutputDeviceState{"Hanging", rate, frames, 0.05};
    }
    void stop() override
    {
        if (!std::exchange(m_running, false))
            return;
        m_fate.mayStop.acquire();
        m_fate.stopped = true;
    }
    int dropouts() const override { return 3; }

private:
    Fate& m_fate;
    bool m_running = false;
};

} // namespace

class DeviceSlotTest : public QObject {
    Q_OBJECT

private slots:
    void abandonedDeviceIsNotWaitedForAndNotHeard()
    {
        Fate fate;
        fate.mayStop.acquire();
        Counter counter;
        audio::DeviceSlot slot(counter, std::make_unique<HangingDevice>(fate));
        QVERIFY(slot.start(kRate, 64));
        std::vector<float> block(128);
        fate.callback->process({}, block.data(), 64);
        QCOMPARE(counter.calls.load(), 1);
        QCOMPARE(block[0], 1.0f);
        slot.abandon(audio::makeNullDevice(false));   // returns although stop() hangs
        fate.callback->process({}, block.data(), 64); // a late call of the dead device
        QCOMPARE(counter.calls.load(), 1);
        QCOMPARE(block[0], 0.0f);
        QVERIFY(!slot.started());
        QVERIFY(slot.start(kRate, 64));
        dynamic_cast<audio::NullDevice&>(slot.device()).pull(64);
        QCOMPARE(counter.calls.load(), 2);
        QVERIFY(!fate.stopped);
        fate.mayStop.release();
        QTRY_VERIFY(fate.stopped);
    }

    void replacedDeviceIsStopped()
    {
        Fate fate;
        Counter counter;
        audio::DeviceSlot slot(counter, std::make_unique<HangingDevice>(fate));
        QVERIFY(slot.start(kRate, 64));
        slot.replace(audio::makeNullDevice(false));
        QVERIFY(fate.stopped);
    }

    /// Under-runs are counted over all devices, until they are counted anew.
    void engineCountsDropoutsAcrossDevices()
    {
        Fate first;
        Fate second;
        audio::LiveEngine engine(std::make_unique<HangingDevice>(first), {});
        QVERIFY(engine.start(kRate, 480));
        QCOMPARE(engine.latency().buffer, 0.01);
        QVERIFY(std::abs(engine.latency().total() - 0.05) < 1e-9);
        const int before = engine.dropoutCounts().underruns;
        QVERIFY(engine.abandonDevice(std::make_unique<HangingDevice>(second)));
        QCOMPARE(engine.dropoutCounts().underruns, before);
        engine.resetDropouts();
        QCOMPARE(engine.dropouts(), 0);
        QTRY_VERIFY(first.stopped);
    }
};

QTEST_GUILESS_MAIN(DeviceSlotTest)
#include "device_slot_test.moc"
