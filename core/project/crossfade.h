// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

namespace melisma::project {

/// The fades that are heard: a clip's own, or as long as it overlaps its neighbour on the track, whichever is longer,
/// so that clips pushed into each other cross over and clips drawn apart are as before. Audio only; a clip that lies
/// within another sounds beside it.
Fades soundingFades(const Project& project, const Track& track, const Clip& clip);

} // namespace melisma::project
