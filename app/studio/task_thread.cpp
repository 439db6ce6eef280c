// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/task_thread.h"

namespace melisma::app {

TaskThread::TaskThread() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}

TaskThread::~TaskThread()
{
    m_thread.request_stop();
}

void TaskThread::call(std::function<void()> work)
{
    Request request{std::move(work)};
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_request; });
    m_request = &request;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return request.done; });
}

void TaskThread::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_request != nullptr; })) {
        Request& request = *m_request;
        lock.unlock();
        request.work();
        lock.lock();
        request.done = true;
        m_request = nullptr;
        m_changed.notify_all();
    }
}

} // namespace melisma::app
