// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/sing_actions.h"

#include "ui/generate/clip_lyrics.h"
#include "ui/generate/sing_dialog.h"

namespace melisma::ui {

const base::TaskDescriptor* singTask(const Session& session)
{
    return session.task("sing");
}

bool isMelody(const project::Project& project, project::ClipId id)
{
    const auto* clip = project.findClip(id);
    return clip && !clip->isAudio() && !project.trackOf(id)->instrument.isDrums();
}

project::ClipId selectedMelody(const Session& session)
{
    const auto& selected = session.selectedClips();
    const bool one = selected.size() == 1 && isMelody(session.project(), *selected.begin());
    return one ? *selected.begin() : project::ClipId{};
}

bool wasSung(const project::Project& project, project::ClipId id)
{
    const auto* clip = project.findClip(id);
    return clip && lastSung(project, *clip);
}

void singWithLyrics(Session& session, project::ClipId clip, QWidget* parent)
{
    if (!singTask(session) || session.readOnly() || !isMelody(session.project(), clip))
        return;
    auto* dialog = new SingDialog(session, *singTask(session), clip, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace melisma::ui
