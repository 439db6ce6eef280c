// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/time_selection.h"

#include <set>

namespace melisma::edits {

/// What moves up when something is taken out, or makes room when something is put in: nothing; the rest of the clip
/// that was cut; what comes later on those tracks; what comes later on all tracks, with markers, chords and the loop.
/// Locked clips never move.
enum class Ripple { off, clip, track, all };

// Edits of a piece of time. Locked clips are left as they are. Tempo and meter stay where they are.

/// ErrorKind::usage where no time is selected, or some beyond the timeline.
base::Result<void> checkRange(const project::TimeSelection& range);

/// Cuts what lies across `at`.
base::Result<project::Project> splitTracks(const project::Project& project, const std::set<project::TrackId>& tracks,
                                           base::Frames at);
/// Cuts at both ends, so that what lies inside are clips of their own.
base::Result<project::Project> splitAround(const project::Project& project, const project::TimeSelection& range);
/// The clips that lie inside, to the nearest tick for notes.
std::set<project::ClipId> clipsInside(const project::Project& project, const project::TimeSelection& range);
/// The clips that sound somewhere in it.
std::set<project::ClipId> clipsTouching(const project::Project& project, const project::TimeSelection& range);

base::Result<project::Project> deleteRange(const project::Project& project, const project::TimeSelection& range,
                                           Ripple ripple);
/// Whole clips; with Ripple::track and all, what comes behind the last of them on a track (on all) moves up by their
/// span. Ripple::clip is as off.
base::Result<project::Project> deleteClips(const project::Project& project, const std::set<project::ClipId>& clips,
                                           Ripple ripple);
/// What the clips that sound in it have outside of it goes.
base::Result<project::Project> trimToRange(const project::Project& project, const project::TimeSelection& range);
/// Opens a gap of `length` at `at`: what lies across is cut, what comes later moves. Ripple::all moves all tracks.
base::Result<project::Project> insertTime(const project::Project& project, const std::set<project::TrackId>& tracks,
                                          base::Frames at, base::Frames length, Ripple ripple);

} // namespace melisma::edits
