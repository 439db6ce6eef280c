// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "audio/files/audio_file.h"
#include "audio/graph/live_engine.h"
#include "audio/instruments/soundfont_task.h"
#include "core/jobs/in_process_backend.h"
#include "core/jobs/job_queue.h"
#include "ml/tasks/registry.h"
#include "tests/support/scratch_dir.h"
#include "ui/common/session.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numbers>
#include <vector>

namespace melisma::tests {

/// A session on the real composer, the real engine and a null device that runs only when pulled.
class SessionFixture {
public:
    static std::filesystem::path resources()
    {
        return std::filesystem::path(qEnvironmentVariable("MELISMA_SOURCE_DIR").toStdString()) / "resources";
    }

    SessionFixture()
    {
        // The test's settings must not be the person's own.
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString((m_scratch.path() / "settings").string()));
        qputenv("MELISMA_SOUNDFONTS", (m_scratch.path() / "soundfonts").c_str());
        auto device = audio::makeNullDevice(false);
        m_device = device.get();
        engine = std::make_unique<audio::LiveEngine>(std::move(device), soundfont());
        m_started = engine->start(48000, 256).ok();
        session = makeSession();
    }

    bool started() const { return m_started; }
    const std::filesystem::path& path() const { return m_scratch.path(); }
    std::filesystem::path projects() const { return path() / "projects"; }
    static std::filesystem::path soundfont()
    {
        const auto found = audio::findSoundfont();
        return found ? *found : std::filesystem::path();
    }

    std::unique_ptr<ui::Session> makeSession()
    {
        return std::make_unique<ui::Session>(
            ui::Session::Services{*engine, queue, soundfont(), path() / "imports", projects(), path() / "jobs.json"});
    }

    base::TaskDescriptor compose()
    {
        const auto tasks = backend.describe();
        for (const auto& task : *tasks)
            if (task.id == "compose")
                return task;
        return {};
    }

    /// Hands in a prompt and waits until the song is in the project.
    bool generate(const char* prompt, std::uint64_t seed, int takes = 1)
    {
        base::ParamValues params;
        params.set("prompt", prompt);
        params.set("bars", std::int64_t{8});
        params.set("takes", std::int64_t{takes});
        bool landed = false;
        const auto watch = QObject::connect(session.get(), &ui::Session::jobLanded, [&landed] { landed = true; });
        session->generate(compose(), params, seed);
        const bool done = QTest::qWaitFor([&landed] { return landed; }, 30000);
        QObject::disconnect(watch);
        return done;
    }

    /// Runs the audio callback for `frames` frames.
    void pull(int frames)
    {
        engine->waitForPlan();
        engine->waitForTransport();
        m_device->pull(frames);
    }
    /// The same without waiting for anyone: faster than files can be read, unless they are in memory.
    void pullNow(int frames) { m_device->pull(frames); }
    const std::vector<float>& pulled() const { return m_device->pulled(); }

    /// A sine of `seconds` as 16-bit WAV.
    std::filesystem::path writeSine(const char* name, double seconds, int rate)
    {
        const auto file = path() / name;
        auto writer = audio::createAudioFile(file, {audio::Container::wav, audio::SampleFormat::int16, rate, 1});
        std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] =
                0.5f * static_cast<float>(std::sin(2.0 * std::numbers::pi * 440.0 * static_cast<double>(i) / rate));
        if (!writer || !(*writer)->write(samples.data(), static_cast<int>(samples.size())) || !(*writer)->finish())
            return {};
        return file;
    }

private:
    ScratchDir m_scratch;
    audio::NullDevice* m_device = nullptr;
    bool m_started = false;

public:
    static jobs::Tasks tasks()
    {
        auto all = ml::makeTasks({resources()});
        all.push_back(std::make_unique<audio::SoundfontTask>());
        return all;
    }

    jobs::InProcessBackend backend{tasks()};
    jobs::JobQueue queue{backend, path() / "jobs"};
    std::unique_ptr<audio::LiveEngine> engine;
    std::unique_ptr<ui::Session> session;
};

} // namespace melisma::tests
