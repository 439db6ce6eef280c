// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/new_note_clip.h"

#include "core/edits/add_note_clip.h"
#include "core/edits/add_track.h"

#include <QCoreApplication>

namespace melisma::ui {
namespace {

constexpr int kBars = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PianoRoll)
};

bool takesNotes(const project::Project& project, project::TrackId id)
{
    const auto* track = project.findTrack(id);
    return track && track->kind == project::TrackKind::instrument;
}

} // namespace

void addEmptyNoteClip(Session& session)
{
    const project::Project& now = session.project();
    const int bar = now.tempoMap.barAt(now.tempoMap.beatsAt(session.playhead(), now.sampleRate));
    const base::Beats start = now.tempoMap.barStart(bar);
    music::NoteSequence empty;
    empty.length = now.tempoMap.barStart(bar + kBars) - start;
    project::Provenance byHand;
    byHand.origin = project::Origin::humanCreated;
    byHand.contributions = {project::Contribution::composition};
    const std::string piano = Words::tr("Grand piano").toStdString();
    const std::string name = Words::tr("Notes").toStdString();
    project::TrackId track = session.selectedTrack();
    const bool done = session.apply(Words::tr("Add clip"), [&](const project::Project& project) {
        base::Result<project::Project> edited = project;
        if (!takesNotes(project, track)) {
            edited = edits::addTrack(project, project::TrackKind::instrument, piano, {piano, 0, 0});
            if (!edited)
                return edited;
            track = edited->tracks.back()->id;
        }
        return edits::addNoteClip(*edited, track, name, empty, start, byHand);
    });
    if (!done)
        return;
    const auto& clips = session.project().findTrack(track)->clips;
    for (const auto& clip : clips)
        if (clip->start.count == start.ticks)
            session.selectClips({clip->id});
    session.selectTrack(track);
}

} // namespace melisma::ui
