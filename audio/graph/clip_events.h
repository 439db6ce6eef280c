// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"
#include "core/project/project.h"

namespace melisma::audio {

/// Where a clip of `track` sounds and how loud, its own fades or the ones it crosses over with.
ClipEnvelope envelopeOf(const project::Project& project, const project::Track& track, const project::Clip& clip);

/// The events of an instrument track's chosen takes, clipped to their clips. A note that is struck again while it
/// sounds ends there, so that the end of the first never cuts off the second.
PlayerEvents eventsOf(const project::Project& project, const project::Track& track);

} // namespace melisma::audio
