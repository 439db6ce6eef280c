// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/worker/line_stream.h"
#include "app/worker/voice_desk.h"
#include "app/worker/worker_protocol.h"
#include "core/jobs/run_task.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>

namespace melisma::app {

/// The life of a worker: takes jobs from a descriptor, runs them one after the other on the thread that calls run(),
/// and answers on another descriptor. A second thread listens meanwhile, so that a cancel reaches a running task. A
/// task that names a voice of sound runs only if that voice's own folder says that it may.
class WorkerLoop {
public:
    /// An owner that says nothing for this long has no more use for a worker; starting one again is cheap.
    static constexpr std::chrono::minutes kIdleLimit{5};
    /// How long a running task may take to notice that the owner is gone.
    static constexpr std::chrono::seconds kOrphanLimit{2};

    using MakeTasks = std::function<jobs::Tasks()>;

    /// `desk`: where the tasks get the voice of the running job. `voices`: the folder of the user's voices.
    WorkerLoop(MakeTasks makeTasks, int input, int output, std::shared_ptr<VoiceDesk> desk,
               std::chrono::milliseconds idleLimit = kIdleLimit,
               std::filesystem::path voices = voices::OwnVoices::usualRoot());

    /// Until the input closes, `quit` comes, or nothing comes for the idle limit.
    void run();

private:
    using Work = std::variant<RunMessage, UnloadMessage>;

    void listen();
    void take(ToWorker message);
    void cancel(WorkerJobId job);
    void close();
    std::optional<voices::VoiceUnlock> takeKey(WorkerJobId job);
    std::optional<Work> nextWork();
    void runJob(const RunMessage& message);
    void answer(WorkerJobId job, base::Result<base::TaskResult> outcome);

    MakeTasks m_makeTasks;
    jobs::Tasks m_tasks; ///< of the running thread
    LineReader m_reader;
    LineWriter m_writer;
    std::chrono::milliseconds m_idleLimit;
    std::shared_ptr<VoiceDesk> m_desk;
    voices::VoiceDoor m_door;

    std::mutex m_mutex; ///< guards the rest
    std::condition_variable m_changed;
    std::deque<Work> m_waiting;
    std::map<WorkerJobId, voices::VoiceUnlock> m_keys; ///< of jobs that have not begun
    std::optional<WorkerJobId> m_running;
    std::stop_source m_stop; ///< of the running job
    bool m_closed = false;
    bool m_ended = false; ///< run() is about to return
};

} // namespace melisma::app
