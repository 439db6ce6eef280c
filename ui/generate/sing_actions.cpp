// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/sing_actions.h"

#include "core/jobs/melody_input.h"
#include "core/project/score_of.h"
#include "ui/common/text.h"
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

std::vector<jobs::MelodyPhrase> phrasesToSing(const Session& session, project::ClipId clip)
{
    if (!isMelody(session.project(), clip) || !wasSung(session.project(), clip))
        return {};
    auto phrases = jobs::phrasesOf(*session.project().findClip(clip));
    return phrases.size() > 1 ? phrases : std::vector<jobs::MelodyPhrase>();
}

void singPhraseAgain(Session& session, project::ClipId id, const jobs::MelodyPhrase& phrase)
{
    const auto* clip = session.project().findClip(id);
    const auto* last = clip ? lastSung(session.project(), *clip) : nullptr;
    if (!last || !singTask(session))
        return;
    jobs::JobRecord record;
    record.request.task = singTask(session)->id;
    record.request.params = last->provenance.params;
    if (!lyricsOf(project::soundingNotes(*clip)).empty())
        record.request.params.erase("lyrics"); // the notes say them, each its own
    if (auto added = jobs::addMelodyInput(record.request, session.project(), id, session.cachePath(), phrase); !added)
        emit session.message(toQString(added.error().sentence()), true);
    else
        session.runAgain(record, true);
}

} // namespace melisma::ui
