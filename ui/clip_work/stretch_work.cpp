// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clip_work/stretch_work.h"

#include "audio/stretch/stretched_cache.h"
#include "ui/clip_work/sound_work.h"
#include "ui/common/text.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace melisma::ui {

namespace {

constexpr double kToldEvery = 0.01; ///< share of a sound

} // namespace

StretchWork& StretchWork::of(Session& session)
{
    if (auto* known = session.findChild<StretchWork*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new StretchWork(session);
}

StretchWork::StretchWork(Session& session)
    : QObject(&session)
    , m_session(session)
    , m_poster(std::make_shared<Poster>(this))
{
    connect(&session, &Session::projectChanged, this, &StretchWork::look);
    connect(&session, &Session::saveStateChanged, this, [this] { // saved elsewhere: its cache did not come along
        if (m_folder != m_session.folderPath())
            look();
    });
    connect(&session, &Session::projectReplaced, this, &StretchWork::startOver);
    look();
}

StretchWork::~StretchWork()
{
    m_poster->close();
}

std::optional<double> StretchWork::progress(const std::string& sound) const
{
    if (m_running && m_running->name == sound)
        return m_share;
    const bool waits = std::ranges::find(m_waiting, sound, &Order::name) != m_waiting.end();
    return waits ? std::optional(0.0) : std::nullopt;
}

void StretchWork::startOver()
{
    ++m_project;
    m_failed.clear();
    look();
    prune(false);
}

/// On a thread of the pool. A project that can only be read is open elsewhere, where other sounds may be needed.
void StretchWork::prune(bool withHistory)
{
    if (m_session.readOnly() || m_folder.empty())
        return;
    std::vector<project::ProjectPtr> undoable;
    if (withHistory)
        for (const auto& step : m_session.history().steps())
            undoable.push_back(step.project);
    QThreadPool::globalInstance()->start(
        [this, poster = m_poster, folder = m_folder, played = m_session.snapshot(), undoable = std::move(undoable)] {
            if (audio::pruneStretched(folder, *played, undoable) > 0)
                poster->post([this] { look(); }); // an edit may have wanted one of them meanwhile
        });
}

/// Finds out anew what is there and what is missing.
void StretchWork::look()
{
    const auto path = SoundWork::mediaPath(m_session);
    const auto before = std::exchange(m_ready, {});
    m_folder = m_session.folderPath();
    m_waiting.clear();
    for (auto& sound : audio::stretchedSounds(m_session.project())) {
        const auto asset = audio::renderedAsset(sound);
        if (std::error_code ignored; std::filesystem::exists(path(asset), ignored))
            m_ready.insert(asset.sha256);
        else if (!m_failed.contains(asset.sha256))
            m_waiting.push_back({std::move(sound), asset.sha256});
    }
    if (m_running) {
        const auto again = std::ranges::find(m_waiting, m_running->name, &Order::name);
        if (again == m_waiting.end())
            m_thread.request_stop(); // land() goes on with what waits
        else
            m_waiting.erase(again);
    }
    start();
    if (m_ready != before)
        emit changed();
}

void StretchWork::start()
{
    if (m_running || m_waiting.empty())
        return;
    m_running = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_share = 0.0;
    m_thread = std::jthread([this, order = *m_running, folder = m_folder,
                             project = m_project](const std::stop_token& stop) { run(order, folder, project, stop); });
    emit changed();
}

/// On the thread; the destructor waits for it, so `this` is alive.
void StretchWork::run(const Order& order, const std::filesystem::path& folder, std::uint64_t project,
                      const std::stop_token& stop)
{
    double told = 0.0;
    const auto progress = [&](double share) {
        if (share < told + kToldEvery)
            return;
        told = share;
        QMetaObject::invokeMethod(
            this, [this, name = order.name, share] { hear(name, share); }, Qt::QueuedConnection);
    };
    const auto path = [&folder](const project::Asset& asset) { return folder / asset.file; };
    auto rendered = audio::renderSounds({order.sound}, path, progress, stop);
    QMetaObject::invokeMethod(
        this, [this, order, project, rendered = std::move(rendered)] { land(order, project, rendered); },
        Qt::QueuedConnection);
}

void StretchWork::hear(const std::string& name, double share)
{
    if (!m_running || m_running->name != name)
        return;
    m_share = share;
    emit changed();
}

void StretchWork::land(const Order& order, std::uint64_t project, const base::Result<void>& rendered)
{
    m_running.reset();
    const bool here = project == m_project;
    if (rendered && here)
        m_session.engine().setProject(m_session.snapshot(), SoundWork::mediaPath(m_session));
    else if (here && rendered.error().kind != base::ErrorKind::cancelled) {
        m_failed.insert(order.name);
        emit m_session.message(toQString(rendered.error().sentence()), true);
    }
    look();
    if (rendered && here)
        prune(true);
    emit changed();
}

} // namespace melisma::ui
