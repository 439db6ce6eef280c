// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_track.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits
{

namespace
{

} // namespace

base::Result<project::Project> addTrack(const project::Project& project, project::TrackKind kind,
                                        const std::string& name, const music::Instrument& instrument)
{
    if (auto good = checkName(name, "track"); !good)
        return good.error();
    if (auto good = checkInstrument(instrument); !good)
        return good.error();
    project::Project edited = project;
    project::Track track;
    track.id = freshId<project::TrackId>(edited);
    track.kind = kind;
    track.name = name;
    track.colour = nextColour(project);
    if (kind == project::TrackKind::instrument) {
        track.view = project::LaneView::notes;
        track.instrument = instrument;
    }
    edited.tracks.emplace_back(std::move(track));
    return edited;
}

} // namespace melisma::edits
