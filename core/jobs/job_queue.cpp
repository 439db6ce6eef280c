// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_queue.h"

#include "core/base/leftovers.h"
#include "core/jobs/time_left.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace melisma::jobs {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Clock = std::chrono::steady_clock;

bool isUnderWay(JobState state)
{
    return state == JobState::queued || state == JobState::running;
}

struct Job {
    JobStatus status;
    base::Lane lane = base::Lane::cpu;
    JobQueue::Finished finished;
    std::stop_source stop;
    Clock::time_point started;
};
using JobPtr = std::shared_ptr<Job>;

constexpr const char* kFolderPrefix = "job-";

/// The folder of one job, there for as long as the job's files are needed.
class JobFolder {
public:
    JobFolder(const std::filesystem::path& scratch, JobId job)
        : m_path(scratch / fmt::format("{}{}-{}", kFolderPrefix, base::ownerTag(), job.value))
    {
        std::filesystem::create_directories(m_path, m_failure);
    }
    ~JobFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    JobFolder(const JobFolder&) = delete;
    JobFolder& operator=(const JobFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    Result<void> made() const
    {
        if (!m_failure)
            return {};
        return Error{ErrorKind::io,
                     fmt::format("Cannot make the folder {}: {}", m_path.string(), m_failure.message()),
                     "Free some space there or choose another scratch folder in the settings",
                     {}};
    }

private:
    std::filesystem::path m_path;
    std::error_code m_failure;
};

} // namespace

struct JobQueue::State {
    State(TaskBackend& usedBackend, std::filesystem::path folder) : backend(usedBackend), scratch(std::move(folder)) {}

    JobPtr find(JobId id);
    JobPtr nextFor(base::Lane lane);
    void runLane(base::Lane lane, const std::stop_token& stop);
    void runJob(Job& job);
    Result<void> work(Job& job);
    void noteProgress(Job& job, const base::TaskProgress& progress);
    void settle(Job& job, const Result<void>& outcome);
    void notify(const Job& job);
    JobStatus statusOf(const Job& job);

    TaskBackend& backend;
    std::filesystem::path scratch;

    std::mutex mutex; ///< guards the four below and what the jobs hold
    std::condition_variable_any changed;
    std::vector<JobPtr> jobs; ///< oldest first
    std::uint64_t nextId = 1;
    int busyLanes = 0; ///< until the observer has heard of the job's end

    std::recursive_mutex observerMutex; ///< held while the observer runs, so that taking it off waits for it
    Changed observer;

    std::vector<std::jthread> lanes; ///< last: joined before the rest goes
};

JobQueue::JobQueue(TaskBackend& backend, std::filesystem::path scratchFolder, int cpuLanes)
    : m_state(std::make_unique<State>(backend, std::move(scratchFolder)))
{
    base::removeLeftovers(m_state->scratch, kFolderPrefix); // of a studio that was killed
    const auto begin = [this](base::Lane lane) {
        m_state->lanes.emplace_back(
            [state = m_state.get(), lane](const std::stop_token& stop) { state->runLane(lane, stop); });
    };
    begin(base::Lane::gpu);
    for (int i = 0; i < std::max(1, cpuLanes); ++i)
        begin(base::Lane::cpu);
}

JobQueue::~JobQueue()
{
    for (auto& lane : m_state->lanes)
        lane.request_stop();
    for (const auto& job : jobs())
        cancel(job.id);
    m_state->lanes.clear();
}

void JobQueue::setObserver(Changed changed)
{
    const std::lock_guard lock(m_state->observerMutex);
    m_state->observer = std::move(changed);
}

JobId JobQueue::submit(const std::string& title, base::TaskRequest request, base::Lane lane, Finished finished)
{
    const auto job = std::make_shared<Job>();
    job->status.title = title;
    job->status.request = std::move(request);
    job->lane = lane;
    job->finished = std::move(finished);
    {
        const std::lock_guard lock(m_state->mutex);
        job->status.id = JobId{m_state->nextId++};
        m_state->jobs.push_back(job);
    }
    m_state->notify(*job);
    m_state->changed.notify_all();
    return job->status.id;
}

void JobQueue::cancel(JobId id)
{
    JobPtr job;
    bool ended = false;
    {
        const std::lock_guard lock(m_state->mutex);
        job = m_state->find(id);
        if (!job)
            return;
        ended = job->status.state == JobState::queued;
        if (ended)
            job->status.state = JobState::cancelled;
    }
    job->stop.request_stop(); // outside the lock: it may run callbacks of the backend
    if (ended)
        m_state->notify(*job);
    m_state->changed.notify_all();
}

JobId JobQueue::retry(JobId id)
{
    JobPtr job;
    {
        const std::lock_guard lock(m_state->mutex);
        job = m_state->find(id);
    }
    return job ? submit(job->status.title, job->status.request, job->lane, job->finished) : JobId{};
}

void JobQueue::forget(JobId id)
{
    const std::lock_guard lock(m_state->mutex);
    std::erase_if(m_state->jobs,
                  [id](const JobPtr& job) { return job->status.id == id && !isUnderWay(job->status.state); });
}

std::vector<JobStatus> JobQueue::jobs() const
{
    const std::lock_guard lock(m_state->mutex);
    std::vector<JobStatus> list;
    for (const auto& job : m_state->jobs)
        list.push_back(job->status);
    return list;
}

std::optional<JobStatus> JobQueue::find(JobId id) const
{
    const std::lock_guard lock(m_state->mutex);
    const auto job = m_state->find(id);
    return job ? std::optional(job->status) : std::nullopt;
}

void JobQueue::waitForIdle()
{
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [this] {
        return m_state->busyLanes == 0 &&
               std::ranges::none_of(m_state->jobs, [](const JobPtr& job) { return isUnderWay(job->status.state); });
    });
}

Result<base::Json> JobQueue::preview(base::TaskRequest request, std::stop_token stop)
{
    request.preview = true;
    auto result = m_state->backend.run(request, m_state->scratch, {}, std::move(stop));
    if (!result)
        return result.error();
    return std::move(result->facts);
}

JobPtr JobQueue::State::find(JobId id)
{
    const auto found = std::ranges::find_if(jobs, [id](const JobPtr& job) { return job->status.id == id; });
    return found == jobs.end() ? nullptr : *found;
}

JobPtr JobQueue::State::nextFor(base::Lane lane)
{
    const auto waits = [lane](const JobPtr& job) { return job->lane == lane && job->status.state == JobState::queued; };
    const auto found = std::ranges::find_if(jobs, waits);
    return found == jobs.end() ? nullptr : *found;
}

void JobQueue::State::runLane(base::Lane lane, const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        JobPtr job;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, stop, [&] { return (job = nextFor(lane)) != nullptr; });
            if (!job)
                return;
            job->status.state = JobState::running;
            job->started = Clock::now();
            ++busyLanes;
        }
        runJob(*job);
        {
            const std::lock_guard lock(mutex);
            --busyLanes;
        }
        changed.notify_all();
    }
}

void JobQueue::State::runJob(Job& job)
{
    notify(job);
    const auto outcome = work(job);
    settle(job, outcome);
    notify(job);
}

/// Everything that may fail; the job folder is gone afterwards.
Result<void> JobQueue::State::work(Job& job)
{
    try {
        const JobFolder folder(scratch, job.status.id);
        if (auto made = folder.made(); !made)
            return made;
        const auto progress = [&](const base::TaskProgress& at) { noteProgress(job, at); };
        auto result = backend.run(job.status.request, folder.path(), progress, job.stop.get_token());
        if (!result)
            return result.error();
        if (job.stop.stop_requested())
            return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
        if (job.finished)
            job.finished(statusOf(job), *result);
        return {};
    } catch (const std::exception& failure) {
        return Error{ErrorKind::internal, fmt::format("The job '{}' failed unexpectedly", job.status.title),
                     "Try again; if it stays, please report it", failure.what()};
    }
}

void JobQueue::State::noteProgress(Job& job, const base::TaskProgress& progress)
{
    {
        const std::lock_guard lock(mutex);
        auto& status = job.status;
        status.stage = progress.stage;
        status.fraction = std::clamp(std::max(progress.fraction, status.fraction), 0.0, 1.0);
        const std::chrono::duration<double> elapsed = Clock::now() - job.started;
        status.secondsLeft = estimateSecondsLeft(elapsed.count(), status.fraction);
    }
    notify(job);
}

void JobQueue::State::settle(Job& job, const Result<void>& outcome)
{
    const std::lock_guard lock(mutex);
    auto& status = job.status;
    status.secondsLeft.reset();
    status.seconds = std::chrono::duration<double>(Clock::now() - job.started).count();
    if (outcome) {
        status.state = JobState::done;
        status.fraction = 1.0;
    } else if (outcome.error().kind == ErrorKind::cancelled || job.stop.stop_requested()) {
        status.state = JobState::cancelled;
    } else {
        status.state = JobState::failed;
        status.error = outcome.error();
    }
}

JobStatus JobQueue::State::statusOf(const Job& job)
{
    const std::lock_guard lock(mutex);
    return job.status;
}

void JobQueue::State::notify(const Job& job)
{
    const std::lock_guard lock(observerMutex);
    if (observer)
        observer(statusOf(job));
}

} // namespace melisma::jobs
