// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/sound_work.h"

namespace melisma::ui {

SoundWork& SoundWork::of(Session& session)
{
    if (auto* known = session.findChild<SoundWork*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new SoundWork(session);
}

SoundWork::SoundWork(Session& session) : QObject(&session), m_thread([this](const std::stop_token& stop) { run(stop); })
{
    connect(&session, &Session::projectReplaced, this, [this] { ++m_project; });
}

SoundWork::~SoundWork() = default;

SoundWork::MediaPath SoundWork::mediaPath(const Session& session)
{
    return [root = session.folderPath()](const project::Asset& asset) { return root / asset.file; };
}

void SoundWork::add(Order order)
{
    ++m_waiting;
    const std::lock_guard lock(m_mutex);
    m_orders.emplace_back(m_project, std::move(order));
    m_wake.notify_one();
}

void SoundWork::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_orders.empty(); }) && !stop.stop_requested()) {
        const auto [project, order] = std::move(m_orders.front());
        m_orders.pop_front();
        lock.unlock();
        Landing landing = order(stop);
        QMetaObject::invokeMethod(
            this, [this, project = project, landing = std::move(landing)] { land(project, landing); },
            Qt::QueuedConnection);
        lock.lock();
    }
}

void SoundWork::land(std::uint64_t project, const Landing& landing)
{
    --m_waiting;
    if (project == m_project && landing)
        landing();
    emit landed();
}

} // namespace melisma::ui
