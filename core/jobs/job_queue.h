// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/jobs/task_backend.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::jobs {

using JobId = base::Id<struct JobTag>;

enum class JobState { queued, running, done, failed, cancelled };

/// What a job looks like from outside at one moment.
struct JobStatus {
    JobId id;
    std::string title; ///< "Song: slow rainy lo-fi"
    base::TaskRequest request;
    JobState state = JobState::queued;
    std::string stage;
    double fraction = 0.0;
    std::optional<double> secondsLeft; ///< once there is enough progress to tell
    std::optional<base::Error> error;  ///< when failed
    double seconds = 0.0;              ///< how long it ran, once it has ended
};

/// Queues requests and runs them on background threads: the GPU lane one at a time, the CPU lane `cpuLanes` at once.
///
/// All public functions may be called from any thread. Observers are called on the queue's threads and must only
/// post (for example to the UI's event loop).
class JobQueue {
public:
    using Changed = std::function<void(const JobStatus&)>;
    /// Called once per job that succeeded, before its state becomes done. The job folder is removed afterwards,
    /// so the files must be taken over inside.
    using Finished = std::function<void(const JobStatus&, const base::TaskResult&)>;

    JobQueue(TaskBackend& backend, std::filesystem::path scratchFolder, int cpuLanes = 1);
    ~JobQueue(); ///< cancels what runs and waits for it
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    void setObserver(Changed changed);
    JobId submit(const std::string& title, base::TaskRequest request, base::Lane lane, Finished finished);
    void cancel(JobId job);
    JobId retry(JobId job);              ///< a fresh job with the same request and handler
    void forget(JobId job);              ///< takes an ended job off the list
    std::vector<JobStatus> jobs() const; ///< oldest first
    std::optional<JobStatus> find(JobId job) const;
    void waitForIdle();
    /// How the task reads the parameters of `request`, past the lanes and without a job. Blocks until it has answered.
    base::Result<base::Json> preview(base::TaskRequest request, std::stop_token stop = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace melisma::jobs
