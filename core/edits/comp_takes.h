// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/stretch.h"

namespace melisma::edits {

/// `take` sounds over `range` of the clip, which is held to the clip. A range that reaches an edge of the clip goes for
/// what is trimmed off there, too. Parts of one take that come to lie side by side become one, and a comp of one take
/// alone is that take chosen. ErrorKind::usage for a range that does not touch the clip.
base::Result<project::Project> compRange(const project::Project& project, project::ClipId clip,
                                         const project::Stretch& range, project::TakeId take);

/// Moves the joint at Clip::comp[joint] to `at`, held between its neighbours and within the clip.
base::Result<project::Project> moveCompJoint(const project::Project& project, project::ClipId clip, std::size_t joint,
                                             base::Frames at);

/// The chosen take sounds throughout. ErrorKind::usage where there is no comp.
base::Result<project::Project> clearComp(const project::Project& project, project::ClipId clip);

/// Makes what is heard plain, and drops the other takes. Notes: one take of them, with the story of compStory(). Sound:
/// a clip of each part, which keeps its take's story and crosses over with its neighbours as the parts did; it sounds
/// sample for sample the same, but for a fade of the clip that is longer than its outer part and for a take that ends
/// within a crossing, where fades are shorter. ErrorKind::usage where there is no comp. `when` is RFC 3339, empty for
/// now.
base::Result<project::Project> flattenComp(const project::Project& project, project::ClipId clip,
                                           const std::string& when = {});

/// Notes only: gives the clip what is heard as one more take, chosen, in place of the comp; the others stay.
base::Result<project::Project> compAsTake(const project::Project& project, project::ClipId clip,
                                          const std::string& when = {});

/// The story of material put together from a comp: that of the take in which AI had the greatest share, with the inputs
/// and classes of all, so that a record never says less than is heard.
project::Provenance compStory(const project::Clip& clip, const std::string& when = {});

} // namespace melisma::edits
