// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/kernels/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace melisma::ml::kernels {

namespace {

/// One parallelFor under way. A helper that comes late finds nothing left and never touches `work`.
struct Round {
    std::size_t count = 0;
    const std::function<void(std::size_t)>* work = nullptr;
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;

    void help()
    {
        for (std::size_t index = next++; index < count; index = next++) {
            (*work)(index);
            if (++done == count)
                done.notify_all();
        }
    }
    void wait()
    {
        for (std::size_t seen = done; seen < count; seen = done)
            done.wait(seen);
    }
};

class Helpers {
public:
    ~Helpers()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_all();
    }

    /// Asks `helpers` threads to join in; makes those that do not exist yet.
    void call(const std::shared_ptr<Round>& round, std::size_t helpers)
    {
        {
            const std::lock_guard lock(m_mutex);
            while (m_threads.size() < helpers)
                m_threads.emplace_back([this] { serve(); });
            m_calls.insert(m_calls.end(), helpers, round);
        }
        m_wake.notify_all();
    }

private:
    void serve()
    {
        while (const auto round = nextCall())
            round->help();
    }

    std::shared_ptr<Round> nextCall()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_ending || !m_calls.empty(); });
        if (m_ending)
            return nullptr;
        auto round = m_calls.front();
        m_calls.pop_front();
        return round;
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::shared_ptr<Round>> m_calls;
    bool m_ending = false;
    std::vector<std::jthread> m_threads; ///< last, so that they end before what they use
};

} // namespace

void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& work)
{
    static Helpers helpers;
    const auto round = std::make_shared<Round>();
    round->count = count;
    round->work = &work;
    if (const auto most = static_cast<std::size_t>(std::max(threads, 1)); count > 1 && most > 1)
        helpers.call(round, std::min(count, most) - 1);
    round->help();
    round->wait();
}

} // namespace melisma::ml::kernels
