// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/worker_loop.h"

#include "core/jobs/in_process_backend.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using Clock = std::chrono::steady_clock;

/// Lets through what a person can see: a new stage, the end, and else 20 steps a second.
class ProgressFilter {
public:
    bool passes(const base::TaskProgress& progress)
    {
        const auto now = Clock::now();
        if (progress.stage == m_stage && progress.fraction < 1.0 && now - m_last < std::chrono::milliseconds(50))
            return false;
        m_stage = progress.stage;
        m_last = now;
        return true;
    }

private:
    std::string m_stage;
    Clock::time_point m_last;
};

} // namespace

WorkerLoop::WorkerLoop(MakeTasks makeTasks, int input, int output, std::shared_ptr<VoiceDesk> desk,
                       std::chrono::milliseconds idleLimit, std::filesystem::path voices)
    : m_makeTasks(std::move(makeTasks))
    , m_tasks(m_makeTasks())
    , m_reader(input)
    , m_writer(output)
    , m_idleLimit(idleLimit)
    , m_desk(std::move(desk))
    , m_door(voices::SoundVoices(std::move(voices)))
{}

void WorkerLoop::run()
{
    const std::jthread listener([this] { listen(); });
    while (auto work = nextWork()) {
        if (const auto* message = std::get_if<RunMessage>(&*work))
            runJob(*message);
        else
            m_tasks = m_makeTasks(); // loaded weights go with the tasks that held them
    }
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
    m_reader.wake();
}

void WorkerLoop::listen()
{
    while (auto line = m_reader.next()) {
        auto message = toWorkerFromLine(*line);
        const auto unread = message ? std::nullopt : jobOfRun(*line);
        voices::wipe(*line); // it may have held a key
        if (unread)
            answer(*unread, message.error());
        else if (!message)
            m_writer.write(toLine(FromWorker(LogMessage{0, message.error().message + ": " + message.error().detail})));
        else if (std::holds_alternative<QuitMessage>(*message))
            break;
        else
            take(std::move(*message));
    }
    close();
}

void WorkerLoop::take(ToWorker message)
{
    if (const auto* request = std::get_if<CancelMessage>(&message))
        return cancel(request->job);
    {
        const std::lock_guard lock(m_mutex);
        if (auto* key = std::get_if<KeyMessage>(&message)) {
            voices::keepMemoryOffTheDisk();
            m_keys.insert_or_assign(key->job, std::move(key->unlock));
            return;
        }
        if (auto* job = std::get_if<RunMessage>(&message))
            m_waiting.emplace_back(std::move(*job));
        else
            m_waiting.emplace_back(UnloadMessage{});
    }
    m_changed.notify_all();
}

void WorkerLoop::cancel(WorkerJobId job)
{
    bool dropped = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_running == job)
            m_stop.request_stop();
        dropped = std::erase_if(m_waiting, [job](const Work& work) {
                      const auto* message = std::get_if<RunMessage>(&work);
                      return message && message->job == job;
                  }) > 0;
        if (dropped)
            m_keys.erase(job);
    }
    if (dropped)
        answer(job, Error{ErrorKind::cancelled, "Cancelled", {}, {}});
}

/// The owner has gone or wants no more. A task that does not notice is not waited for.
void WorkerLoop::close()
{
    std::unique_lock lock(m_mutex);
    m_closed = true;
    m_waiting.clear();
    m_keys.clear();
    m_stop.request_stop();
    m_changed.notify_all();
    if (!m_changed.wait_for(lock, kOrphanLimit, [this] { return m_ended; }))
        std::_Exit(EXIT_FAILURE);
}

std::optional<voices::VoiceUnlock> WorkerLoop::takeKey(WorkerJobId job)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_keys.extract(job);
    return found ? std::optional(found.mapped()) : std::nullopt;
}

std::optional<WorkerLoop::Work> WorkerLoop::nextWork()
{
    std::unique_lock lock(m_mutex);
    m_running.reset();
    m_changed.wait_for(lock, m_idleLimit, [this] { return m_closed || !m_waiting.empty(); });
    if (m_closed || m_waiting.empty())
        return std::nullopt;
    Work work = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (const auto* message = std::get_if<RunMessage>(&work)) {
        m_running = message->job;
        m_stop = std::stop_source();
    }
    return work;
}

void WorkerLoop::runJob(const RunMessage& message)
{
    ProgressFilter filter;
    const auto progress = [&](const base::TaskProgress& at) {
        if (filter.passes(at))
            m_writer.write(toLine(FromWorker(ProgressMessage{message.job, at})));
    };
    std::stop_token stop;
    {
        const std::lock_guard lock(m_mutex);
        stop = m_stop.get_token();
    }
    const auto unlock = takeKey(message.job);
    if (auto allowed = m_door.check(message.request, unlock); !allowed)
        return answer(message.job, allowed.error());
    auto context = jobs::makeContext(message.request, message.folder, progress, stop);
    const VoiceDesk::Turn turn(*m_desk, m_door.opener(message.request, unlock));
    auto outcome = jobs::runTask(m_tasks, message.request, context);
    answer(message.job, stop.stop_requested()
                            ? Result<base::TaskResult>(Error{ErrorKind::cancelled, "Cancelled", {}, {}})
                            : std::move(outcome));
}

void WorkerLoop::answer(WorkerJobId job, Result<base::TaskResult> outcome)
{
    m_writer.write(toLine(FromWorker(ResultMessage{job, std::move(outcome)})));
}

} // namespace melisma::app
