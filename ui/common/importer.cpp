// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/importer.h"

#include <utility>

namespace melisma::ui {

Importer::Importer() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Importer::~Importer() = default;

void Importer::add(Order order)
{
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back(std::move(order));
    }
    m_wake.notify_one();
}

void Importer::run(const std::stop_token& stop)
{
    while (true) {
        Order order;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_orders.empty(); }))
                return;
            order = std::move(m_orders.front());
            m_orders.pop_front();
        }
        order.done(audio::importAudio(order.source, order.sampleRate, order.scratch, order.progress, stop));
    }
}

} // namespace melisma::ui
