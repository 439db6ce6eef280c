// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Automation of a track or, with `track` 0, of the master. Values are held to the range of their target; those of an
/// effect's parameter are only checked to be finite, since audio alone knows the ranges. A lane that does not exist is
/// begun by the first edit that gives it points.
/// Errors: a target that the track does not have, a place before the song, values that are no numbers.

/// The points of [from, to) are replaced by `points`, which lie there and ascend; nothing outside sounds differently.
base::Result<project::Project> setPoints(const project::Project& project, project::TrackId track,
                                         const project::AutomationTarget& target, base::Beats from, base::Beats to,
                                         const project::AutomationPoints& points);
/// A point at the same place is replaced.
base::Result<project::Project> addPoint(const project::Project& project, project::TrackId track,
                                        const project::AutomationTarget& target, const project::AutomationPoint& point);
/// Held between its neighbours.
base::Result<project::Project> movePoint(const project::Project& project, project::TrackId track,
                                         const project::AutomationTarget& target, std::size_t index,
                                         const project::AutomationPoint& point);
base::Result<project::Project> removePoint(const project::Project& project, project::TrackId track,
                                           const project::AutomationTarget& target, std::size_t index);
/// See project::thinned().
base::Result<project::Project> thinLane(const project::Project& project, project::TrackId track,
                                        const project::AutomationTarget& target, double tolerance);
base::Result<project::Project> switchLane(const project::Project& project, project::TrackId track,
                                          const project::AutomationTarget& target, bool on);
base::Result<project::Project> removeLane(const project::Project& project, project::TrackId track,
                                          const project::AutomationTarget& target);

/// How the curve goes on at `at`: as the last point up to there says.
project::PointShape shapeAt(const project::AutomationPoints& points, base::Beats at);

/// Takes out the lanes of sends and effects that the track does not have any more.
void dropUnheldLanes(project::Track& track);
void dropUnheldMasterLanes(project::Project& project);

} // namespace melisma::edits
