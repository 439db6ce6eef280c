// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/worker_process.h"

#include "core/base/log.h"
#include "core/base/secret_variables.h"

#include <fmt/format.h>

#include <cmath>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int kStartMs = 30'000;
constexpr int kPollMs = 20; ///< how soon a stop request is noticed; answers wake us at once
constexpr int kQuitMs = 500;
// A stop is over within two seconds, as TaskBackend promises.
constexpr qint64 kTerminateAfterMs = 1500;
constexpr qint64 kKillAfterMs = 1900;
constexpr qsizetype kKeptErrors = 4096;

Error cancelled()
{
    return {ErrorKind::cancelled, "Cancelled", {}, {}};
}

/// JSON has no words for the others.
Result<void> checkNumbers(const base::ParamValues& params)
{
    for (const auto& [key, value] : params.all())
        if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number))
            return Error{
                ErrorKind::usage, fmt::format("'{}' is not a number that can be used", key), "Give another one", {}};
    return {};
}

} // namespace

QProcessEnvironment childEnvironment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* secret : base::kSecretVariables)
        environment.remove(QString::fromLatin1(secret));
    return environment;
}

WorkerProcess::WorkerProcess(std::filesystem::path program) : m_program(std::move(program))
{
    auto environment = childEnvironment(); // a worker gets the key of one voice for one job
    environment.insert(QStringLiteral("OMP_WAIT_POLICY"), QStringLiteral("passive"));
    m_process.setProcessEnvironment(environment);
}

WorkerProcess::~WorkerProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel(); // its cue to leave
    if (!m_process.waitForFinished(kQuitMs)) {
        m_process.kill();
        m_process.waitForFinished(kQuitMs);
    }
}

Result<base::TaskResult> WorkerProcess::run(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                                            const jobs::TaskBackend::ProgressHandler& progress,
                                            const std::stop_token& stop,
                                            const std::optional<voices::VoiceUnlock>& unlock)
{
    if (auto good = checkNumbers(request.params); !good)
        return good.error();
    // A worker may leave of itself (idle for long) or be killed just when the next request is on its way: one more try.
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (stop.stop_requested())
            return cancelled();
        const bool waitedForWork = m_process.state() != QProcess::NotRunning;
        if (auto running = ensureRunning(); !running)
            return running.error();
        Job job{++m_lastJob, request, progress, {}, false, Patience::untouched, {}};
        if (unlock)
            send(KeyMessage{job.id, *unlock});
        send(RunMessage{job.id, jobFolder, request});
        converse(job, stop);
        if (job.outcome)
            return std::move(*job.outcome);
        if (stop.stop_requested())
            return cancelled();
        const bool leftBefore = m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
        if ((!leftBefore && !waitedForWork) || job.heardOf || attempt > 0)
            return diedDuring(job);
    }
    return cancelled();
}

Result<void> WorkerProcess::ensureRunning()
{
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForFinished(0); // notices one that has gone meanwhile
    if (m_process.state() != QProcess::NotRunning)
        return {};
    m_errors.clear();
    m_process.start(QString::fromStdString(m_program.string()), QStringList());
    if (m_process.waitForStarted(kStartMs))
        return {};
    return Error{
        ErrorKind::missing,
        fmt::format("The worker {} does not start: {}", m_program.string(), m_process.errorString().toStdString()),
        "Run installer/setup again",
        {}};
}

void WorkerProcess::send(const ToWorker& message)
{
    auto line = toLine(message);
    m_process.write(line.data(), static_cast<qint64>(line.size()));
    while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(kPollMs)) {
    }
    if (std::holds_alternative<KeyMessage>(message))
        voices::wipe(line);
}

void WorkerProcess::converse(Job& job, const std::stop_token& stop)
{
    while (!job.outcome) {
        m_process.waitForReadyRead(kPollMs);
        readLines(job);
        if (job.outcome || m_process.state() == QProcess::NotRunning)
            return;
        if (stop.stop_requested())
            insistOnStop(job);
    }
}

void WorkerProcess::readLines(Job& job)
{
    m_errors = (m_errors + m_process.readAllStandardError()).right(kKeptErrors);
    m_process.setReadChannel(QProcess::StandardOutput);
    while (m_process.canReadLine()) {
        const auto line = m_process.readLine();
        auto message = fromWorkerFromLine({line.data(), static_cast<std::size_t>(line.size())});
        if (message)
            take(job, std::move(*message));
        else
            base::logWarning(message.error().message + ": " + message.error().detail);
    }
}

void WorkerProcess::take(Job& job, FromWorker message)
{
    if (const auto* log = std::get_if<LogMessage>(&message))
        return base::logInfo(log->text);
    if (auto* result = std::get_if<ResultMessage>(&message); result && result->job == job.id)
        job.outcome = std::move(result->outcome);
    const auto* step = std::get_if<ProgressMessage>(&message);
    if (step && step->job == job.id && job.progress)
        job.progress(step->progress);
    job.heardOf = true;
}

void WorkerProcess::insistOnStop(Job& job)
{
    using enum Patience;
    if (job.patience == untouched) {
        job.sinceStop.start();
        job.patience = asked;
        send(CancelMessage{job.id});
    } else if (job.patience == asked && job.sinceStop.elapsed() >= kTerminateAfterMs) {
        job.patience = terminated;
        m_process.terminate();
    } else if (job.patience == terminated && job.sinceStop.elapsed() >= kKillAfterMs) {
        job.patience = killed;
        m_process.kill();
    }
}

Error WorkerProcess::diedDuring(const Job& job) const
{
    const bool bySignal = m_process.exitStatus() == QProcess::CrashExit;
    return {ErrorKind::crashed,
            fmt::format("The worker stopped unexpectedly during '{}' ({} {})", job.request.task,
                        bySignal ? "signal" : "status", m_process.exitCode()),
            "Your project is untouched. Try again; a shorter request needs less memory", m_errors.toStdString()};
}

} // namespace melisma::app
