// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_sound_actions.h"

#include "core/edits/silence_range.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ClipSoundActions)
};

} // namespace

void silenceSelected(Session& session)
{
    const bool time = !session.timeSelection().isEmpty();
    if (!time && session.selectedClips().empty()) {
        emit session.message(Words::tr("Select clips, or drag over the lanes to select time."), false);
        return;
    }
    session.apply(Words::tr("Silence"), [&](const Project& project) {
        return time ? edits::silenceRange(project, session.timeSelection())
                    : edits::silenceClips(project, session.selectedClips());
    });
}

} // namespace melisma::ui
