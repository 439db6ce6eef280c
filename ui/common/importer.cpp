// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/importer.h"

#include <atomic>
#include <chrono>
#include <utility>

namespace melisma::ui {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kReportEvery = std::chrono::milliseconds(50);

/// Lets the first and the last report of a file pass, and of the rest no more than a person can see.
std::function<void(const audio::ImportProgress&)> calmed(std::function<void(const audio::ImportProgress&)> progress)
{
    return [progress = std::move(progress), last = Clock::time_point(),
            done = -1](const audio::ImportProgress& now) mutable {
        if (now.done == done && Clock::now() - last < kReportEvery)
            return;
        last = Clock::now();
        done = now.done;
        progress(now);
    };
}

audio::ImportedBatch carryOut(const Importer::Order& order, const std::stop_token& stop)
{
    const auto files = audio::soundFilesOf(order.sources);
    return audio::importMany(files, order.sampleRate, order.scratch, order.projectFolder, calmed(order.progress), stop,
                             order.admit);
}

} // namespace

Importer::Importer() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Importer::~Importer()
{
    const std::lock_guard lock(m_mutex);
    m_current.request_stop();
}

void Importer::add(Order order)
{
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back(std::move(order));
    }
    m_wake.notify_one();
}

void Importer::cancel()
{
    std::deque<Order> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_current.request_stop();
        dropped.swap(m_orders);
    }
    for (const Order& order : dropped)
        order.done({{}, {}, true}, {});
}

void Importer::run(const std::stop_token& stop)
{
    while (true) {
        Order order;
        std::stop_token cancelled;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_orders.empty(); }))
                return;
            order = std::move(m_orders.front());
            m_orders.pop_front();
            m_current = std::stop_source();
            cancelled = m_current.get_token();
        }
        auto scores = audio::takeScores(order.sources);
        auto batch = carryOut(order, cancelled);
        if (stop.stop_requested()) { // nobody is there any more to take it
            audio::discardBatch(batch, order.projectFolder);
            return;
        }
        order.done(std::move(batch), std::move(scores));
    }
}

} // namespace melisma::ui
