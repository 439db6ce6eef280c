// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/worker/worker_protocol.h"
#include "core/jobs/task_backend.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <filesystem>
#include <optional>
#include <stop_token>

namespace melisma::app {

/// Of this program without what only it may know: for every program that it starts.
QProcessEnvironment childEnvironment();

/// One worker program and the conversation with it. Started when first needed and again after it died or quit.
/// Made, used and destroyed on one thread; needs no event loop.
class WorkerProcess {
public:
    explicit WorkerProcess(std::filesystem::path program);
    ~WorkerProcess(); ///< asks it to quit, then ends it

    /// `unlock`: for a voice of sound that the request names.
    base::Result<base::TaskResult> run(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                                       const jobs::TaskBackend::ProgressHandler& progress, const std::stop_token& stop,
                                       const std::optional<voices::VoiceUnlock>& unlock = {});

private:
    enum class Patience { untouched, asked, terminated, killed };

    /// One request under way.
    struct Job {
        WorkerJobId id = 0;
        const base::TaskRequest& request;
        const jobs::TaskBackend::ProgressHandler& progress;
        std::optional<base::Result<base::TaskResult>> outcome;
        bool heardOf = false; ///< the worker has said anything about it
        Patience patience = Patience::untouched;
        QElapsedTimer sinceStop;
    };

    base::Result<void> ensureRunning();
    void send(const ToWorker& message);
    void converse(Job& job, const std::stop_token& stop);
    void readLines(Job& job);
    void take(Job& job, FromWorker message);
    void insistOnStop(Job& job);
    base::Error diedDuring(const Job& job) const;

    std::filesystem::path m_program;
    QProcess m_process;
    QByteArray m_errors; ///< the last of its stderr
    WorkerJobId m_lastJob = 0;
};

} // namespace melisma::app
