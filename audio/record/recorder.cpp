// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/recorder.h"

#include "core/base/leftovers.h"
#include "core/project/file_system.h"
#include "core/project/provenance.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kServeInterval{20};
/// A device that no longer calls back does not keep a recording from ending.
constexpr std::chrono::seconds kPatience{1};

std::int64_t bytesPerSecond(int sampleRate, const std::vector<ArmedTrack>& tracks)
{
    std::int64_t channels = 0;
    for (const auto& track : tracks)
        channels += track.channels.count;
    return channels * sampleRate * std::int64_t{sizeof(float)};
}

/// Another one for each recording of this machine.
std::string freshId()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return fmt::format("{}-{:x}", base::ownerTag(), std::chrono::duration_cast<std::chrono::microseconds>(now).count());
}

} // namespace

struct Recorder::Run {
    RecordRequest request;
    std::shared_ptr<Capture> capture;
    std::vector<TakeWriter> writers;
    std::atomic<bool> stopping{false};
    std::atomic<bool> finished{false};
    std::atomic<double> secondsLeft{0.0};
    std::atomic<std::int64_t> kept{0};
    mutable std::mutex mutex;
    std::optional<Error> error; ///< guarded by mutex
    std::jthread thread;        ///< last: it uses the rest

    void noteState()
    {
        std::int64_t sum = 0;
        for (const auto& writer : writers)
            sum += writer.kept();
        kept = sum;
        for (const auto& writer : writers) {
            const std::lock_guard lock(mutex);
            if (writer.error() && !error)
                error = writer.error();
        }
    }
    bool failed() const
    {
        const std::lock_guard lock(mutex);
        return error.has_value();
    }
};

Recorder::Recorder(InputDesk& desk) : m_desk(desk) {}

Recorder::~Recorder()
{
    if (!m_run)
        return;
    stop();
    m_desk.record(nullptr);
}

double Recorder::forecast(const std::filesystem::path& folder, int sampleRate, const std::vector<ArmedTrack>& tracks)
{
    std::error_code failure;
    const auto space = std::filesystem::space(folder, failure);
    const auto rate = bytesPerSecond(sampleRate, tracks);
    return failure || rate == 0 ? 0.0 : static_cast<double>(space.available) / static_cast<double>(rate);
}

Result<void> Recorder::start(const RecordRequest& request)
{
    if (m_run)
        return Error{ErrorKind::usage, "A recording is under way", "Stop it first", {}};
    if (request.tracks.empty())
        return Error{ErrorKind::usage, "No track is armed", "Press the round button on a track's header", {}};
    std::error_code failure;
    std::filesystem::create_directories(request.folder, failure);
    if (failure)
        return project::systemError("write to", request.folder, failure.value());
    auto run = std::make_unique<Run>();
    run->request = request;
    std::vector<InputChannels> channels;
    for (const auto& track : request.tracks)
        channels.push_back(track.channels);
    run->capture = std::make_shared<Capture>(request.range, channels, request.sampleRate);
    const std::string id = freshId();
    for (std::size_t i = 0; i < request.tracks.size(); ++i)
        run->writers.emplace_back(run->capture->ring(i), request.folder, request.sampleRate,
                                  TakeStory{id, request.tracks[i].track, request.tracks[i].name, 0,
                                            request.range.latency, 0, project::timestampNow()});
    if (!m_desk.record(run->capture))
        return Error{ErrorKind::io, "The sound device does not answer", "Choose another in the preferences", {}};
    run->thread = std::jthread([run = run.get()](const std::stop_token& stop) { serve(*run, stop); });
    m_run = std::move(run);
    return {};
}

/// The disk thread, until the callback has taken the last frame and all files are closed.
void Recorder::serve(Run& run, const std::stop_token& stop)
{
    const auto flushEvery = std::chrono::duration<double>(run.request.flushSeconds);
    auto flushed = Clock::now();
    std::optional<Clock::time_point> stopped;
    for (bool last = false; !last;) {
        if (run.stopping && !stopped)
            stopped = Clock::now();
        last = run.capture->done() || stop.stop_requested() || (stopped && Clock::now() - *stopped > kPatience);
        for (auto& writer : run.writers)
            writer.serve();
        if (!last && Clock::now() - flushed > flushEvery) {
            for (auto& writer : run.writers)
                writer.flush();
            run.secondsLeft = forecast(run.request.folder, run.request.sampleRate, run.request.tracks);
            flushed = Clock::now();
        }
        run.noteState();
        if (run.failed() && !run.stopping.exchange(true))
            run.capture->stop();
        if (!last)
            std::this_thread::sleep_for(kServeInterval);
    }
    for (auto& writer : run.writers)
        writer.finish();
    run.noteState();
    run.finished = true;
}

void Recorder::stop()
{
    if (!m_run)
        return;
    m_run->capture->stop();
    m_run->stopping = true;
}

bool Recorder::finished() const
{
    return m_run && m_run->finished;
}

std::vector<FinishedTake> Recorder::collect()
{
    std::vector<FinishedTake> takes;
    if (!finished())
        return takes;
    for (auto& writer : m_run->writers)
        for (auto& take : writer.takeFinished())
            takes.push_back(std::move(take));
    m_desk.record(nullptr);
    m_run.reset();
    return takes;
}

RecordStatus Recorder::status() const
{
    if (!m_run)
        return {};
    const auto& capture = *m_run->capture;
    RecordStatus status;
    status.running = !m_run->finished;
    status.start = capture.takeStart();
    status.frames = capture.frames();
    status.takes = capture.takes();
    status.dropouts = capture.dropouts();
    status.kept = m_run->kept;
    status.secondsLeft = m_run->secondsLeft;
    const std::lock_guard lock(m_run->mutex);
    status.error = m_run->error;
    return status;
}

} // namespace melisma::audio
