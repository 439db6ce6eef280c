// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/missing_sounds.h"

#include "core/project/media_store.h"
#include "ui/clip_work/sound_work.h"

#include <utility>

namespace melisma::ui {

MissingSounds& MissingSounds::of(Session& session)
{
    if (auto* known = session.findChild<MissingSounds*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new MissingSounds(session);
}

MissingSounds::MissingSounds(Session& session) : QObject(&session), m_session(session), m_hashes(missingNow())
{
    connect(&session, &Session::projectReplaced, this, [this] {
        m_hashes = missingNow();
        emit opened();
    });
}

std::set<std::string> MissingSounds::missingNow() const
{
    const auto folder = m_session.folderPath();
    return folder.empty() ? std::set<std::string>() : project::missingAssets(folder, m_session.project());
}

void MissingSounds::look()
{
    const auto before = std::exchange(m_hashes, missingNow());
    if (m_hashes == before)
        return;
    m_session.engine().setProject(m_session.snapshot(), SoundWork::mediaPath(m_session));
    emit found();
}

} // namespace melisma::ui
