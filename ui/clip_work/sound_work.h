// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace melisma::ui {

/// Reads and writes sound files on a thread of its own for what is done to clips, one order after the other. One for
/// each session, a child of it; lives on the UI thread. What was ordered for a project that has been left is stopped
/// and does not land.
class SoundWork : public QObject {
    Q_OBJECT
public:
    /// Runs on the UI thread.
    using Landing = std::function<void()>;
    /// Runs on the thread of its own and answers what is to be done with what it found; sees nothing of the session.
    using Order = std::function<Landing(const std::stop_token& stop)>;
    using MediaPath = std::function<std::filesystem::path(const project::Asset&)>;

    static SoundWork& of(Session& session);
    ~SoundWork() override; ///< stops what runs and drops what waits

    void add(Order order);
    bool busy() const { return m_waiting > 0; }
    /// Finds the files of the project that is open, on any thread.
    static MediaPath mediaPath(const Session& session);

signals:
    void landed(); ///< an order has been done and its landing run

private:
    struct Ordered {
        std::stop_token stop; ///< of the project that it is for
        Order order;
    };

    explicit SoundWork(Session& session);
    void leaveProject();
    void run(const std::stop_token& stop);
    void land(const std::stop_token& left, const Landing& landing);

    std::stop_source m_project; ///< stops what was ordered for the open project
    int m_waiting = 0;
    std::mutex m_mutex; ///< guards the orders
    std::condition_variable_any m_wake;
    std::deque<Ordered> m_orders;
    std::jthread m_thread; ///< last: ends before what it uses
};

} // namespace melisma::ui
