// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clip_work/sound_work.h"

namespace melisma::ui {

SoundWork& SoundWork::of(Session& session)
{
    if (auto* known = session.findChild<SoundWork*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new SoundWork(session);
}

SoundWork::SoundWork(Session& session) : QObject(&session), m_thread([this](const std::stop_token& stop) { run(stop); })
{
    connect(&session, &Session::projectReplaced, this, &SoundWork::leaveProject);
}

SoundWork::~SoundWork()
{
    m_project.request_stop();
}

void SoundWork::leaveProject()
{
    m_project.request_stop();
    m_project = std::stop_source();
}

SoundWork::MediaPath SoundWork::mediaPath(const Session& session)
{
    return [root = session.folderPath()](const project::Asset& asset) { return root / asset.file; };
}

void SoundWork::add(Order order)
{
    ++m_waiting;
    const std::lock_guard lock(m_mutex);
    m_orders.push_back({m_project.get_token(), std::move(order)});
    m_wake.notify_one();
}

void SoundWork::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_orders.empty(); }) && !stop.stop_requested()) {
        const Ordered next = std::move(m_orders.front());
        m_orders.pop_front();
        lock.unlock();
        Landing landing = next.stop.stop_requested() ? Landing() : next.order(next.stop);
        QMetaObject::invokeMethod(
            this, [this, left = next.stop, landing = std::move(landing)] { land(left, landing); },
            Qt::QueuedConnection);
        lock.lock();
    }
}

void SoundWork::land(const std::stop_token& left, const Landing& landing)
{
    --m_waiting;
    if (!left.stop_requested() && landing)
        landing();
    emit landed();
}

} // namespace melisma::ui
