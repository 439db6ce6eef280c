// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"
#include "tests/audio/graph/trap_editor.h"
#include "tests/audio/realtime_trap.h"

#include "audio/midi/midi_desk.h"
#include "audio/record/recorder.h"

#include <fluidsynth.h>
#include <pthread.h>

#include <atomic>
#include <cstdio>
#include <functional>
#include <map>
#include <random>
#include <thread>

using namespace melisma;
using namespace melisma::tests;

namespace {

/// A device that calls back from a thread of its own, without pause, in blocks of 64 to 512 frames, under the trap.
class TrappingDevice : public audio::OutputDevice {
public:
    ~TrappingDevice() override { stop(); }

    base::Result<audio::OutputDeviceState> start(audio::AudioCallback& callback, int rate, int frames) override
    {
        m_thread = std::jthread([this, &callback](const std::stop_token& stopped) { run(callback, stopped); });
        return audio::OutputDeviceState{"trap", rate, frames, 0.0};
    }
    void stop() override { m_thread = {}; }

    int done() const { return m_done.load(); }
    double loudest() const { return m_loudest.load(); }

private:
    void run(audio::AudioCallback& callback, const std::stop_token& stopped)
    {
        std::mt19937 random(5);
        std::vector<float> block(2 * 512);
        // Mostly the smallest block, so that many callbacks cost little sound.
        constexpr std::array<int, 10> kSizes = {64, 64, 64, 64, 64, 64, 64, 128, 100, 512};
        double loudest = 0.0;
        while (!stopped.stop_requested()) {
            const int frames = kSizes[random() % kSizes.size()];
            {
                const RealtimeTrap trap;
                callback.process({m_input.data(), 2, random() % 1000 == 0}, block.data(), frames);
            }
            for (int i = 0; i < 2 * frames; ++i)
                loudest = std::max(loudest, std::abs(static_cast<double>(block[static_cast<std::size_t>(i)])));
            m_loudest.store(loudest);
            m_done.fetch_add(1);
        }
    }

    std::vector<float> m_input = std::vector<float>(2 * 512, 0.01f); ///< what comes in, always
    std::atomic<int> m_done{0};
    std::atomic<double> m_loudest{0.0};
    std::jthread m_thread;
};

/// Calls of this program and of the libraries that the engine uses, by the name that the trap should tell first.
std::map<std::string, std::function<void()>> callsToTrap()
{
    static std::mutex mutex;
    static std::condition_variable_any condition;
    static int* volatile block = nullptr;
    static Song song;
    song.addSound(kRate, 1, sine(220.0, 0.2));
    static const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file = [] {
        SF_INFO info{};
        return std::unique_ptr<SNDFILE, int (*)(SNDFILE*)>(
            sf_open(song.filePath("sound0.wav").toLocal8Bit(), SFM_READ, &info), sf_close);
    }();
    static const std::unique_ptr<FILE, int (*)(FILE*)> plain(std::fopen("/dev/null", "r"), std::fclose);
    static const std::unique_ptr<fluid_settings_t, void (*)(fluid_settings_t*)> settings(new_fluid_settings(),
                                                                                         delete_fluid_settings);
    fluid_settings_setint(settings.get(), "synth.threadsafe-api", 1);
    static const std::unique_ptr<fluid_synth_t, void (*)(fluid_synth_t*)> synth(new_fluid_synth(settings.get()),
                                                                                delete_fluid_synth);
    block = new int(3);
    return {{"malloc", [] { block = new int(4); }},
            {"free", [] { delete block; }},
            {"malloc in Qt", [] { QString("text").append("..."); }},
            {"pthread_mutex_lock", [] { const std::lock_guard lock(mutex); }},
            {"pthread_cond_timedwait",
             [] {
                 pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
                 pthread_cond_t never = PTHREAD_COND_INITIALIZER;
                 const timespec past{};
                 pthread_cond_timedwait(&never, &lock, &past);
             }},
            {"lseek in libsndfile", [] { sf_seek(file.get(), 100, SEEK_SET); }},
            {"fseek", [] { std::fseek(plain.get(), 0, SEEK_SET); }},
            {"g_rec_mutex_lock in FluidSynth", [] { fluid_synth_noteon(synth.get(), 0, 60, 100); }},
            {"nanosleep", [] { std::this_thread::sleep_for(std::chrono::nanoseconds(1)); }}};
}

/// Records two tracks over and over, with or without an end, while the studio plays.
class Recordings {
public:
    explicit Recordings(audio::LiveEngine& engine) : m_engine(engine), m_recorder(engine.input()) {}

    void change(TrapEditor& editor)
    {
        if (m_recorder.finished()) {
            for (const auto& take : m_recorder.collect()) {
                m_frames += take.asset.frames.count;
                std::filesystem::remove(take.file);
            }
        } else if (m_recorder.recording()) {
            m_recorder.stop();
        } else {
            audio::RecordRequest request{m_folder.path().toStdString(), kRate, {}, {}};
            request.tracks = {{project::TrackId{1}, {0, 2}, "Voice"}, {project::TrackId{2}, {1, 1}, "Guitar"}};
            request.range.latency = editor.any(2'000);
            if (editor.any(2) == 0)
                request.range.until = 1 + editor.any(6 * kRate);
            QVERIFY(m_recorder.start(request));
        }
        using Channels = std::vector<audio::InputChannels>;
        m_engine.input().monitor().set(editor.any(2) == 0 ? Channels{} : Channels{{0, 2}, {1, 1}});
        if (editor.any(20) == 0)
            m_engine.input().probe().start();
    }
    std::int64_t frames() const { return m_frames; }

private:
    QTemporaryDir m_folder;
    audio::LiveEngine& m_engine;
    audio::Recorder m_recorder;
    std::int64_t m_frames = 0;
};

/// Keys, pedal and wheel on some of the tracks.
void playByHand(audio::LiveEngine& engine, TrapEditor& editor)
{
    auto& desk = engine.midi();
    if (editor.any(4) == 0) {
        std::vector<project::TrackId> tracks;
        for (const auto& track : editor.song().project.tracks)
            if (editor.any(2) == 0)
                tracks.push_back(track->id);
        desk.setTracks(tracks);
    }
    for (auto count = editor.any(8); count > 0; --count) {
        const auto kind = static_cast<audio::EventKind>(editor.any(3));
        const bool controller = kind == audio::EventKind::controller;
        desk.play({kind, static_cast<std::uint8_t>(controller ? (editor.any(2) == 0 ? 64 : 128) : 48 + editor.any(24)),
                   static_cast<std::uint16_t>(1 + editor.any(127))});
    }
    audio::HeardEvent heard;
    while (desk.take(heard)) {
    }
}

int callbackCount()
{
    bool given = false;
    const int count = qEnvironmentVariableIntValue("MELISMA_TRAP_CALLBACKS", &given);
#ifdef MELISMA_NO_TRAP
    return given ? count : 10000; // the sanitizer has its own findings
#else
    return given ? count : 1000000;
#endif
}

} // namespace

class CallbackTrapTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
        addLateEffect<100>();
        addLateEffect<5000>();
    }

    void trapCatches_data()
    {
        QTest::addColumn<QString>("what");
#ifdef MELISMA_NO_TRAP
        QSKIP("a sanitizer has taken the place of the trap");
#endif
        for (const auto& [what, call] : callsToTrap())
            QTest::addRow("%s", what.c_str()) << QString::fromStdString(what);
    }

    /// The trap sees what it should, in this program and in the libraries.
    void trapCatches()
    {
        QFETCH(QString, what);
        const auto call = callsToTrap().at(what.toStdString());
        {
            const RealtimeTrap trap;
            call();
        }
        QVERIFY(RealtimeTrap::caught() > 0);
        QCOMPARE(QString(RealtimeTrap::first()), what.section(' ', 0, 0));
        RealtimeTrap::forget();
    }

    void callbackIsClean()
    {
        const int callbacks = callbackCount();
        auto owned = std::make_unique<TrappingDevice>();
        auto& device = *owned;
        TrapEditor editor;
        audio::LiveEngine engine(std::move(owned), soundfont());
        engine.setProject(editor.song().snapshot(), editor.song().mediaPath());
        engine.waitForPlan();
        QVERIFY(engine.start(kRate, 64));
        engine.play();
        Recordings recordings(engine);
        int edits = 0;
        int tapped = 0;
        while (device.done() < callbacks || edits < 300) {
            editor.edit();
            engine.setProject(editor.song().snapshot(), editor.song().mediaPath());
            if (editor.any(3) == 0)
                engine.seek({editor.any(6 * kRate)});
            if (editor.any(20) == 0)
                engine.stop();
            if (editor.any(10) == 0)
                engine.setCountIn(static_cast<int>(editor.any(2)));
            engine.setMetronome(editor.any(4) != 0, -static_cast<double>(editor.any(20)));
            if (editor.any(30) == 0)
                engine.playTestTone();
            if (editor.any(3) == 0)
                engine.playSound(std::make_shared<const std::vector<float>>(1 + editor.any(9000), 0.01f));
            engine.play();
            engine.setTrackGain(editor.song().project.tracks.empty() ? project::TrackId{1}
                                                                     : editor.song().project.tracks[0]->id,
                                -static_cast<double>(editor.any(30)));
            for (const auto& slot : editor.song().project.masterEffects) {
                engine.setEffect(slot);
                engine.setDelta(slot.id, editor.any(3) == 0);
                if (editor.any(4) == 0)
                    engine.closeEffectTap(slot.id);
                else
                    tapped += static_cast<int>(engine.readEffect(slot.id).lowered.size());
            }
            editor.moveHands(engine);
            recordings.change(editor);
            playByHand(engine, editor);
            engine.waitForPlan();
            ++edits;
        }
        engine.stopDevice();
        qInfo("%d callbacks, %d edits, %d violations (first: %s), peak %.3f, %d late blocks, %.0f s recorded",
              device.done(), edits, RealtimeTrap::caught(), RealtimeTrap::first(), device.loudest(), engine.dropouts(),
              static_cast<double>(recordings.frames()) / kRate);
        QCOMPARE(RealtimeTrap::caught(), 0);
        QVERIFY(device.loudest() > 0.05);
        QVERIFY(recordings.frames() > kRate);
        QVERIFY(tapped > 0);
    }
};

QTEST_GUILESS_MAIN(CallbackTrapTest)
#include "callback_trap_test.moc"
