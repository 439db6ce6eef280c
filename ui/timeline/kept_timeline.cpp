// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/kept_timeline.h"

#include "ui/automation/automation_modes.h"
#include "ui/common/session.h"
#include "ui/common/text.h"
#include "ui/timeline/timeline_state.h"

#include <QFileInfo>
#include <QSaveFile>

namespace melisma::ui {
namespace {

constexpr int kDelay = 500;            ///< ms, so that a row of changes is one write
constexpr qint64 kMostBytes = 1 << 22; ///< of a file that is read

} // namespace

KeptTimeline::KeptTimeline(Session& session, TimelineState& state, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_state(state)
    , m_modes(AutomationModes::of(session))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, &KeptTimeline::write);
    connect(&session, &Session::projectReplaced, this, &KeptTimeline::load);
    connect(&session, &Session::saveStateChanged, this, &KeptTimeline::followFolder);
    connect(&state, &TimelineState::viewChanged, this, &KeptTimeline::note);
    connect(&m_modes, &AutomationModes::changed, this, &KeptTimeline::note);
    load();
}

KeptTimeline::~KeptTimeline()
{
    write();
}

std::string KeptTimeline::text() const
{
    const base::Json json{{"timeline", m_state.viewJson()}, {"modes", m_modes.toJson()}};
    return json.dump(1, ' ', false, base::Json::error_handler_t::replace);
}

/// Another project: what was still to be written belongs to the one before.
void KeptTimeline::load()
{
    write();
    m_folder.clear();
    m_written = m_wanted = text();
    const auto folder = m_session.folderPath();
    const auto file = folder / kFile;
    if (!folder.empty() && QFileInfo(toQString(file)).size() <= kMostBytes)
        if (const auto json = base::readJsonFile(file)) {
            m_modes.restore(base::member<base::Json>(*json, "modes").value_or(base::Json()));
            m_state.restoreView(base::member<base::Json>(*json, "timeline").value_or(base::Json()));
            m_written = m_wanted = text();
        }
    if (!m_session.readOnly())
        m_folder = folder;
}

/// While another project comes, what is seen is no more that of the folder.
void KeptTimeline::note()
{
    if (m_session.folderPath() != m_folder)
        return;
    m_wanted = text();
    if (m_wanted != m_written && !m_folder.empty())
        m_timer.start();
}

/// The project has been given a place, or another one: the view goes along.
void KeptTimeline::followFolder()
{
    const auto folder = m_session.folderPath();
    if (folder == m_folder || folder.empty() || m_session.readOnly())
        return;
    m_wanted = text();
    const bool usual = m_folder.empty() && m_wanted == m_written;
    m_folder = folder;
    if (usual)
        return;
    m_written.clear();
    write();
}

/// One that cannot be written is the usual view next time, and no reason to disturb anyone.
void KeptTimeline::write()
{
    m_timer.stop();
    if (m_folder.empty() || m_wanted == m_written)
        return;
    QSaveFile file(toQString(m_folder / kFile));
    if (file.open(QIODevice::WriteOnly) && file.write(m_wanted.data(), static_cast<qint64>(m_wanted.size())) >= 0 &&
        file.commit())
        m_written = m_wanted;
}

} // namespace melisma::ui
