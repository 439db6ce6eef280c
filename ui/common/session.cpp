// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/session.h"

#include "ui/common/importer.h"
#include "ui/common/poster.h"
#include "ui/common/session_private.h"
#include "ui/common/text.h"

#include <algorithm>

namespace melisma::ui {
namespace fs = std::filesystem;

Session::Session(Services services, QObject* parent)
    : QObject(parent)
    , m_services(std::move(services))
    , d(std::make_unique<Private>())
{
    d->poster = std::make_shared<Poster>(this);
    d->playTimer.setInterval(16);
    d->playTimer.setTimerType(Qt::PreciseTimer);
    connect(&d->playTimer, &QTimer::timeout, this, &Session::tick);
    m_services.queue.setObserver([this, poster = d->poster](const jobs::JobStatus& job) {
        poster->post([this, job] { emit jobChanged(job); });
    });
    m_services.engine.setProject(snapshot(), d->mediaResolver());
}

Session::~Session()
{
    m_services.queue.setObserver({});
    d->poster->close();
    m_services.engine.stop();
    closeProject();
}

bool Session::readOnly() const
{
    return d->folder && d->folder->readOnly();
}
bool Session::hasUnsavedEdits() const
{
    return d->folder && d->folder->hasUnsavedEdits();
}
bool Session::isNamed() const
{
    return d->named;
}
fs::path Session::folderPath() const
{
    return d->folder ? d->folder->path() : fs::path();
}
fs::path Session::mediaPath(const project::Asset& asset) const
{
    return d->mediaResolver()(asset);
}
fs::path Session::cachePath() const
{
    return d->folder ? d->folder->cachePath() : m_services.scratchFolder;
}

bool Session::apply(const QString& label, const project::Edit& edit, const std::string& mergeKey)
{
    if (readOnly()) {
        emit message(tr("This project is open in another window, so here it can only be read. "
                        "Save it under another name to work on a copy."),
                     true);
        return false;
    }
    const auto before = snapshot();
    const auto done = m_history.apply(label.toStdString(), edit, mergeKey);
    if (!done) {
        emit message(toQString(done.error().sentence()), true);
        return false;
    }
    if (snapshot() != before)
        afterEdit(label.toStdString());
    return true;
}

void Session::endMerge()
{
    m_history.endMerge();
}

void Session::undo()
{
    if (readOnly() || !m_history.canUndo())
        return;
    const std::string label = "Undo " + m_history.steps()[m_history.position()].label;
    if (m_history.undo())
        afterEdit(label);
}

void Session::redo()
{
    if (readOnly() || !m_history.canRedo())
        return;
    if (m_history.redo())
        afterEdit("Redo " + m_history.steps()[m_history.position()].label);
}

void Session::afterEdit(const std::string& label)
{
    const bool existed = d->folder != nullptr;
    if (ensureFolder() && existed) // a folder just made already holds this state
        d->folder->noteEdit(snapshot(), label);
    m_services.engine.setProject(snapshot(), d->mediaResolver());
    const std::size_t selected = m_selectedClips.size();
    std::erase_if(m_selectedClips, [this](project::ClipId clip) { return !project().findClip(clip); });
    const bool trackGone = m_selectedTrack && !project().findTrack(m_selectedTrack);
    if (trackGone)
        m_selectedTrack = {};
    emit projectChanged();
    if (trackGone || selected != m_selectedClips.size())
        emit selectionChanged();
    emit saveStateChanged();
}

void Session::selectClips(std::set<project::ClipId> clips)
{
    if (clips == m_selectedClips)
        return;
    m_selectedClips = std::move(clips);
    emit selectionChanged();
}

void Session::selectTrack(project::TrackId track)
{
    if (track == m_selectedTrack)
        return;
    m_selectedTrack = track;
    emit selectionChanged();
}

void Session::play()
{
    if (playhead() >= project().length())
        seek({});
    m_services.engine.play();
    d->playTimer.start();
    emit playStateChanged(true);
}

void Session::stop()
{
    if (!d->playTimer.isActive())
        return;
    m_services.engine.stop();
    d->playTimer.stop();
    d->playhead = m_services.engine.playhead();
    emit playStateChanged(false);
    emit playheadMoved(d->playhead.count);
}

void Session::togglePlay()
{
    if (d->playTimer.isActive())
        stop();
    else
        play();
}

void Session::seek(base::Frames position)
{
    d->playhead = std::max(position, base::Frames{});
    m_services.engine.seek(d->playhead);
    emit playheadMoved(d->playhead.count);
}

base::Frames Session::playhead() const
{
    return d->playTimer.isActive() ? m_services.engine.playhead() : d->playhead;
}

void Session::tick()
{
    const base::Frames now = m_services.engine.playhead();
    if (now >= project().length())
        stop();
    else
        emit playheadMoved(now.count);
}

} // namespace melisma::ui
