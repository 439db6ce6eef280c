// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Where tracks stand and what they feed. Buses and folders come and go as tracks do: addTrack(), removeTrack().
/// Errors: a way that leads back to where it began.

/// `output`: a bus; 0: the track's folder, or the master.
base::Result<project::Project> setOutput(const project::Project& project, project::TrackId track,
                                         project::TrackId output);
/// `parent`: a folder; 0: none. What plays into no bus plays through its folder.
base::Result<project::Project> setParent(const project::Project& project, project::TrackId track,
                                         project::TrackId parent);

/// Behind the track's other sends, at 0 dB, behind the fader.
base::Result<project::Project> addSend(const project::Project& project, project::TrackId track, project::TrackId bus);
/// Takes its automation away with it.
base::Result<project::Project> removeSend(const project::Project& project, project::SendId send);
/// Gain (held as a track's), place of the tap, switch and bus of the send with that id.
base::Result<project::Project> setSend(const project::Project& project, const project::Send& send);

/// What is left of the ways once `gone` is no more: outputs and sends to it end, its children stand where it stood.
void leadAround(project::Project& project, const project::Track& gone);

} // namespace melisma::edits
