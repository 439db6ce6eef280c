// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/word_actions.h"

#include "core/project/comp.h"
#include "ui/generate/words_dialog.h"

namespace melisma::ui {

const base::TaskDescriptor* alignTask(const Session& session)
{
    return session.task("align");
}

std::string knownWords(const project::Project& project, const project::Clip& clip)
{
    const auto& sung = project::takeAt(clip, clip.offset).provenance.lyrics;
    return sung.empty() ? project.lyrics : sung;
}

void findWords(Session& session, project::ClipId id, QWidget* parent)
{
    const auto* clip = session.project().findClip(id);
    if (!alignTask(session) || session.readOnly() || !clip || !clip->isAudio())
        return;
    auto* dialog = new WordsDialog(session, *alignTask(session), id, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace melisma::ui
