// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace melisma::app {

/// A thread that does what other threads ask, one thing at a time, so that objects bound to a thread (QProcess) can
/// live on it.
class TaskThread {
public:
    TaskThread();
    ~TaskThread();
    TaskThread(const TaskThread&) = delete;
    TaskThread& operator=(const TaskThread&) = delete;

    /// Runs `work` on the thread and waits for it.
    void call(std::function<void()> work);

private:
    struct Request {
        std::function<void()> work;
        bool done = false;
    };

    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Request* m_request = nullptr; ///< lives on its caller's stack until done
    std::jthread m_thread;        ///< last: joined before the rest goes
};

} // namespace melisma::app
