// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clone_actions.h"

#include "core/jobs/clone_input.h"
#include "core/voices/sound_voices.h"
#include "ui/generate/clone_dialog.h"

namespace melisma::ui {

const base::TaskDescriptor* cloneTask(const Session& session)
{
    return session.task(jobs::kCloneTask);
}

bool canClone(const Session& session, project::ClipId id)
{
    const auto* clip = session.project().findClip(id);
    return cloneTask(session) && clip && clip->isAudio() &&
           !voices::SoundVoices(voices::OwnVoices::usualRoot()).list().voices.empty();
}

void singWithVoice(Session& session, project::ClipId clip, QWidget* parent)
{
    if (session.readOnly() || !canClone(session, clip))
        return;
    const auto known = voices::SoundVoices(voices::OwnVoices::usualRoot()).list().voices;
    auto* dialog = new CloneDialog(session, *cloneTask(session), clip, known, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace melisma::ui
