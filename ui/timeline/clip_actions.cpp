// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_actions.h"

#include "core/edits/choose_take.h"
#include "core/edits/set_clip_gain.h"
#include "ui/timeline/clip_drag.h"
#include "ui/timeline/time_grid.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

using project::ClipId;
using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ClipActions)
};

/// Runs `edit` on each clip in turn; the first error ends it all.
template <class EditClip>
base::Result<Project> each(const Project& project, const std::vector<ClipId>& clips, EditClip&& edit)
{
    base::Result<Project> edited = project;
    for (const ClipId clip : clips) {
        edited = edit(*edited, clip);
        if (!edited)
            return edited;
    }
    return edited;
}

std::vector<ClipId> selected(const Session& session)
{
    return {session.selectedClips().begin(), session.selectedClips().end()};
}

} // namespace

void nudge(Session& session, const TimeScale& scale, int direction)
{
    const auto& clips = session.selectedClips();
    const auto first = std::min_element(clips.begin(), clips.end(), [&](ClipId a, ClipId b) {
        const Project& project = session.project();
        return project.startOf(*project.findClip(a)) < project.startOf(*project.findClip(b));
    });
    const bool movesClips = first != clips.end();
    const Project& project = session.project();
    const base::Frames from = movesClips ? project.startOf(*project.findClip(*first)) : session.playhead();
    const base::Frames to = nextLine(project, scale, from, direction);
    if (!movesClips)
        return session.seek(to);
    const ClipDrag drag(session.snapshot(), {ClipZone::header, *first, clips, from, 0});
    session.apply(drag.label(false), drag.edit({to, -1, true, false}, {scale}));
}

void chooseTake(Session& session, project::ClipId clip, project::TakeId take)
{
    session.apply(Words::tr("Choose take"),
                  [=](const Project& project) { return edits::chooseTake(project, clip, take); });
}

void chooseTakeNumber(Session& session, int number)
{
    const auto place = static_cast<std::size_t>(number - 1);
    std::vector<ClipId> clips = selected(session);
    std::erase_if(clips, [&](ClipId id) { return session.project().findClip(id)->takes.size() <= place; });
    if (clips.empty())
        return;
    session.apply(Words::tr("Choose take %1").arg(number), [&](const Project& project) {
        return each(project, clips, [place](const Project& now, ClipId clip) {
            return edits::chooseTake(now, clip, now.findClip(clip)->takes[place]->id);
        });
    });
}

void setClipGain(Session& session, project::ClipId clip, double gainDb)
{
    session.apply(Words::tr("Clip gain"),
                  [=](const Project& project) { return edits::setClipGain(project, clip, gainDb); });
}

} // namespace melisma::ui
