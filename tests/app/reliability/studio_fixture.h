// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTest>

#include "app/studio/process_backend.h"
#include "audio/device/output_device.h"
#include "audio/files/audio_file.h"
#include "audio/graph/live_engine.h"
#include "core/jobs/job_queue.h"
#include "tests/support/sanitizers.h"
#include "tests/support/scratch_dir.h"
#include "ui/common/session.h"

#include <cmath>
#include <filesystem>
#include <numbers>
#include <optional>
#include <vector>

namespace melisma::tests {

constexpr int kPatience = static_cast<int>(30'000 * kSlower); ///< milliseconds for a job

/// What the studio is made of, in this process: a session, the engine on the real-time null device, and the job queue
/// on real melisma-worker processes.
class StudioFixture {
public:
    StudioFixture()
    {
        const auto started = engine.start(48000, 512);
        m_started = started.ok();
    }
    ~StudioFixture() { engine.stopDevice(); }
    StudioFixture(const StudioFixture&) = delete;
    StudioFixture& operator=(const StudioFixture&) = delete;

    bool started() const { return m_started; }
    std::filesystem::path path() const { return m_scratch.path(); }
    std::filesystem::path jobFolders() const { return path() / "jobs"; }

    static std::filesystem::path worker()
    {
        return std::filesystem::path(qEnvironmentVariable("MELISMA_BUILD_DIR").toStdString()) / "melisma-worker";
    }

    /// A request that takes the worker a good while (eight takes of 512 bars), or one that it answers at once.
    static base::ParamValues song(bool isLong)
    {
        base::ParamValues params;
        params.set("prompt", "pop song");
        params.set("bars", std::int64_t{isLong ? 512 : 4});
        params.set("takes", std::int64_t{isLong ? 8 : 1});
        return params;
    }

    std::optional<base::TaskDescriptor> compose()
    {
        const auto tasks = backend.describe();
        if (tasks)
            for (const auto& task : *tasks)
                if (task.id == "compose")
                    return task;
        return std::nullopt;
    }

    /// Waits, with the event loop running, until the job has left its queue and its run.
    std::optional<jobs::JobStatus> waitFor(jobs::JobId id)
    {
        const auto isOver = [&] {
            const auto status = queue.find(id);
            return !status || (status->state != jobs::JobState::queued && status->state != jobs::JobState::running);
        };
        return QTest::qWaitFor(isOver, kPatience) ? queue.find(id) : std::nullopt;
    }

    /// A sine of `seconds`, brought in as an audio track, so that the butler has something to be late with.
    bool importSine(int seconds)
    {
        const auto file = path() / "sine.wav";
        constexpr int kRate = 48000;
        auto writer = audio::createAudioFile(file, {audio::Container::wav, audio::SampleFormat::int16, kRate, 1});
        std::vector<float> samples(static_cast<std::size_t>(seconds) * kRate);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 0.25f * std::sin(2.0f * std::numbers::pi_v<float> * 220.0f * static_cast<float>(i) / kRate);
        if (!writer || !(*writer)->write(samples.data(), static_cast<int>(samples.size())) || !(*writer)->finish())
            return false;
        session.importFiles({QString::fromStdString(file.string())});
        return QTest::qWaitFor([this] { return !session.project().tracks.empty(); }, kPatience);
    }

    bool holdsNothing(const std::filesystem::path& folder) const
    {
        std::error_code absent;
        return std::filesystem::directory_iterator(folder, absent) == std::filesystem::directory_iterator();
    }

private:
    ScratchDir m_scratch;
    bool m_started = false;

public:
    audio::LiveEngine engine{audio::makeNullDevice(true), {}};
    app::ProcessBackend backend{worker()};
    jobs::JobQueue queue{backend, path() / "jobs"};
    ui::Session session{{engine, queue, {}, path() / "imports", path() / "projects"}};
};

} // namespace melisma::tests
